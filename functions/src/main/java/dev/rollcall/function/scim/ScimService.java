package dev.rollcall.function.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.application.port.PushedState;
import dev.rollcall.application.push.ChangePushedMembers;
import dev.rollcall.application.push.KeepPushed;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.domain.push.PushedId.Kind;
import dev.rollcall.domain.push.PushedKey;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds what a request is for, and answers in SCIM's words. */
final class ScimService {
    private static final String GET = "GET";
    private static final String POST = "POST";
    private static final int MEMBERS_TOLD_AGAIN = 200;

    private final PushedState state;
    private final UserRequests users;
    private final GroupRequests groups;

    ScimService(
            PushedState state, KeepPushed keep, ChangePushedMembers members, Supplier<String> ids) {
        this.state = requireNonNull(state, "state is null");
        this.users = new UserRequests(keep, ids);
        this.groups = new GroupRequests(keep, members, ids);
    }

    /** Answers, or throws {@link ScimRefusal}. */
    ScimAnswer answer(ScimCall call) {
        String first = call.path().isEmpty() ? "" : call.path().getFirst();
        return switch (first) {
            case "Users" -> resources(call, Kind.USER);
            case "Groups" -> resources(call, Kind.GROUP);
            case "ServiceProviderConfig", "ResourceTypes", "Schemas" -> discovery(call, first);
            case "Bulk" -> throw ScimRefusal.of(501, "Bulk is not offered; send each by itself.");
            case "Me" -> throw ScimRefusal.of(501, "A client is no user here.");
            default -> throw notFound();
        };
    }

    private ScimAnswer resources(ScimCall call, Kind kind) {
        return switch (call.path().size()) {
            case 1 -> all(call, kind);
            case 2 -> {
                if (call.path().get(1).equals(".search")) {
                    only(call, POST);
                    yield list(call, kind, ListQuery.of(ScimBody.read(call.body())));
                }
                yield one(call, id(call, kind));
            }
            default -> throw notFound();
        };
    }

    private static PushedId id(ScimCall call, Kind kind) {
        String value = call.path().get(1);
        if (!PushedId.isOne(value)) {
            throw notFound();
        }
        return new PushedId(call.source(), kind, value);
    }

    private ScimAnswer all(ScimCall call, Kind kind) {
        return switch (call.method()) {
            case GET -> list(call, kind, ListQuery.of(call.query()));
            case POST ->
                    written(
                            call,
                            kind == Kind.USER ? users.create(call) : groups.create(call),
                            201);
            default -> throw notAllowed();
        };
    }

    private ScimAnswer list(ScimCall call, Kind kind, ListQuery query) {
        return ScimAnswer.of(
                200,
                new ResourceList(state, new ResourceJson(state, call.base()))
                        .list(call.source(), kind, query));
    }

    private ScimAnswer one(ScimCall call, PushedId id) {
        boolean user = id.kind() == Kind.USER;
        return switch (call.method()) {
            case GET -> read(call, id);
            case "PUT" ->
                    written(call, user ? users.replace(id, call) : groups.replace(id, call), 200);
            case "PATCH" ->
                    user
                            ? written(call, users.patch(id, call), 200)
                            : patched(call, groups.patch(id, call));
            case "DELETE" -> {
                kept(user ? users.delete(id, call) : groups.delete(id, call));
                yield ScimAnswer.empty(204);
            }
            default -> throw notAllowed();
        };
    }

    private ScimAnswer read(ScimCall call, PushedId id) {
        Pushed found =
                state.find(id).filter(one -> !one.isDeleted()).orElseThrow(ScimService::notFound);
        if (Preconditions.isKnown(call.ifNoneMatch(), found)) {
            return ScimAnswer.empty(304).with(tag(found));
        }
        return ScimAnswer.of(200, shown(call, found)).with(tag(found));
    }

    /** Of a large group nobody wants to be told all members after each change. */
    private ScimAnswer patched(ScimCall call, KeepPushed.Outcome outcome) {
        Pushed now = kept(outcome);
        boolean large = now.people() + now.groups() > MEMBERS_TOLD_AGAIN;
        return large && call.query().text("attributes").isBlank()
                ? ScimAnswer.empty(204).with(tag(now))
                : ScimAnswer.of(200, shown(call, now)).with(tag(now));
    }

    private ScimAnswer written(ScimCall call, KeepPushed.Outcome outcome, int status) {
        Pushed now = kept(outcome);
        return ScimAnswer.of(status, shown(call, now))
                .with(
                        Map.of(
                                "ETag",
                                ResourceJson.version(now),
                                "Location",
                                new ResourceJson(state, call.base()).location(now)));
    }

    private ObjectNode shown(ScimCall call, Pushed pushed) {
        return new ResourceJson(state, call.base()).shown(pushed, Shown.of(call.query()));
    }

    private static Map<String, String> tag(Pushed pushed) {
        return Map.of("ETag", ResourceJson.version(pushed));
    }

    private static Pushed kept(KeepPushed.Outcome outcome) {
        return switch (outcome) {
            case KeepPushed.Outcome.Kept(Pushed now) -> now;
            case KeepPushed.Outcome.Gone() -> throw notFound();
            case KeepPushed.Outcome.Stale() ->
                    throw ScimRefusal.of(412, "It has changed since that version; read it again.");
            case KeepPushed.Outcome.Taken(PushedKey.Name key) ->
                    throw ScimRefusal.uniqueness(
                            key == PushedKey.Name.USER_NAME
                                    ? "Another user has that userName."
                                    : "Another one has that externalId.");
        };
    }

    private static ScimAnswer discovery(ScimCall call, String first) {
        only(call, GET);
        Discovery discovery = new Discovery(call.base());
        if (call.query().value("filter").isPresent()) {
            // RFC 7644 §4: what a service can do is not filtered.
            throw ScimRefusal.of(403, "This list is not filtered; read it whole.");
        }
        Optional<ObjectNode> found =
                call.path().size() == 1
                        ? Optional.of(whole(discovery, first))
                        : call.path().size() == 2
                                ? single(discovery, first, call.path().get(1))
                                : Optional.empty();
        return ScimAnswer.of(200, found.orElseThrow(ScimService::notFound));
    }

    private static ObjectNode whole(Discovery discovery, String first) {
        return switch (first) {
            case "ServiceProviderConfig" -> discovery.config();
            case "ResourceTypes" -> discovery.resourceTypes();
            default -> discovery.schemas();
        };
    }

    private static Optional<ObjectNode> single(Discovery discovery, String first, String id) {
        return switch (first) {
            case "ResourceTypes" -> discovery.resourceType(id);
            case "Schemas" -> discovery.schema(id);
            default -> Optional.empty();
        };
    }

    private static void only(ScimCall call, String method) {
        if (!call.method().equals(method)) {
            throw notAllowed();
        }
    }

    private static ScimRefusal notAllowed() {
        return ScimRefusal.of(405, "This method is not offered here.");
    }

    static ScimRefusal notFound() {
        return ScimRefusal.of(404, "There is no such resource.");
    }
}
