package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.scim.Operation;
import dev.rollcall.local.slack.scim.ScimRefusal;
import dev.rollcall.local.slack.scim.Urn;
import dev.rollcall.local.slack.scim.UserNames;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What SCIM does to users. */
final class ScimUsers {
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);

    private final SlackOrganisation slack;
    private final Forbidden forbidden;
    private final Protection protection;
    private final Uniqueness unique;
    private final ScimJson json;

    ScimUsers(SlackOrganisation slack, Forbidden forbidden) {
        this.slack = requireNonNull(slack, "slack is null");
        this.forbidden = requireNonNull(forbidden, "forbidden is null");
        this.protection = new Protection(slack);
        this.unique = new Uniqueness(slack);
        this.json = new ScimJson(slack);
    }

    Reply list(Request request) {
        Switches.Lists lists = slack.switches().lists();
        List<SlackAccount> all =
                slack.accounts().stream()
                        .filter(a -> lists.botsShown() || !a.bot())
                        .filter(a -> lists.deactivatedShown() || slack.active(a))
                        .toList();
        return ScimList.of(lists, ScimList.USERS)
                .answer(request, all, new UserAttributes(slack)::of, json::user);
    }

    Reply read(String id) {
        return Reply.json(200, json.user(known(id)));
    }

    Reply create(Request request, String installer) {
        ObjectNode body = request.json();
        if (!body.path("schemas").isArray()) {
            throw ScimRefusal.bad("missing_schema_element");
        }
        checkSchemas(body);
        if (!body.hasNonNull("userName")) {
            throw ScimRefusal.bad("username_required");
        }
        if (body.path("emails").isEmpty()) {
            throw ScimRefusal.bad("email_empty");
        }
        body.remove("password");
        body.remove("groups");
        synchronized (slack) {
            UserDraft draft = changes().apply(UserDraft.EMPTY, mirrored(body));
            checkSeats(draft);
            UserDraft free = unique.named(draft, "");
            unique.checkAddresses(free, "");
            SlackAccount made = made(free);
            slack.create(made);
            String action = made.guest() ? "guest_created" : "user_created";
            slack.audit().append(action, installer, AuditEntity.user(made.id()));
            if (!free.active().orElse(true)) {
                slack.deactivate(made.id(), installer);
            }
            return Reply.json(201, json.user(known(made.id())));
        }
    }

    Reply patch(Request request, String id, String installer) {
        ObjectNode body = request.json();
        Switches.Patch patch = slack.switches().patch();
        SlackAccount account = known(id);
        List<Operation> operations =
                body.path(Urn.PROFILE).isObject() && !body.has("Operations")
                        ? List.of(
                                new Operation(
                                        Operation.Kind.REPLACE,
                                        Urn.PROFILE,
                                        body.path(Urn.PROFILE)))
                        : Operation.read(body, patch.withoutPath());
        boolean startDate = operations.stream().anyMatch(o -> o.path().startsWith(Urn.PROFILE));
        if (startDate && body.has("Operations") && !patch.startDateByOperation()) {
            throw ScimRefusal.bad("invalid_attribute_format");
        }
        commit(account, changes().apply(UserDraft.of(account), operations), installer);
        return read(id);
    }

    /** Overwrites: what is missing is blanked, and a missing {@code active} means false. */
    Reply put(Request request, String id, String installer) {
        forbidden.record("PUT /Users");
        ObjectNode body = request.json();
        SlackAccount account = known(id);
        checkSchemas(body);
        if (!body.hasNonNull("userName")) {
            throw ScimRefusal.bad("username_empty");
        }
        body.remove("groups");
        if (body.has("password")) {
            throw ScimRefusal.bad("password_change_not_allowed");
        }
        UserDraft blank =
                new UserDraft(
                        account.userName(),
                        account.email(),
                        account.guest() && body.has(Urn.GUEST),
                        slack.switches().patch().putWithoutActiveDeactivates()
                                ? Optional.of(false)
                                : Optional.empty(),
                        false,
                        created(account.profile()));
        commit(account, changes().apply(blank, mirrored(body)), installer);
        return read(id);
    }

    private static SlackProfile created(SlackProfile before) {
        return before.value("created")
                .map(when -> SlackProfile.EMPTY.with("created", when))
                .orElse(SlackProfile.EMPTY);
    }

    Reply delete(String id, String installer) {
        SlackAccount account = known(id);
        protection.checkDeactivation(account, installer);
        slack.deactivate(id, installer);
        return Reply.empty(204);
    }

    private void commit(SlackAccount before, UserDraft draft, String installer) {
        synchronized (slack) {
            boolean touched = !before.equals(applied(before, draft)) || draft.converted();
            if (draft.active().equals(Optional.of(false))) {
                protection.checkDeactivation(before, installer);
            } else if (touched || draft.active().isPresent()) {
                protection.checkChange(before, installer);
            }
            if (draft.converted() && draft.guest()) {
                protection.checkRestriction(before);
            }
            UserDraft free = unique.named(draft, before.id());
            unique.checkAddresses(free, before.id());
            slack.change(before.id(), account -> applied(account, free));
            converted(before, free, installer);
            free.active().ifPresent(active -> setActive(before.id(), active, installer));
        }
    }

    /** Either conversion of somebody deactivated brings them back. */
    private void converted(SlackAccount before, UserDraft draft, String installer) {
        if (!draft.converted()) {
            return;
        }
        if (before.guest() != draft.guest()) {
            String to = draft.guest() ? "role_change_to_guest" : "role_change_to_user";
            slack.audit().append(to, installer, AuditEntity.user(before.id()));
        }
        if (before.deactivatedFrom().isPresent()) {
            forbidden.record("guest conversion of a deactivated account");
            slack.reactivate(before.id(), installer);
        }
    }

    private void setActive(String id, boolean active, String installer) {
        if (active) {
            slack.reactivate(id, installer);
        } else {
            slack.deactivate(id, installer);
        }
    }

    private static SlackAccount applied(SlackAccount account, UserDraft draft) {
        return account.named(draft.userName(), draft.email())
                .asGuest(draft.guest())
                .with(draft.profile());
    }

    private SlackAccount made(UserDraft draft) {
        return new SlackAccount(
                slack.newId("U"),
                draft.userName(),
                draft.email(),
                SlackAccount.Rank.MEMBER,
                draft.guest(),
                false,
                Optional.empty(),
                0,
                own(),
                List.of(),
                draft.profile().with("created", CREATED.format(slack.now())));
    }

    /** In an organisation somebody has to put the account into workspaces; without one it is in. */
    private Set<String> own() {
        return slack.hasGrid()
                ? Set.of()
                : slack.workspaces().stream()
                        .map(SlackOrganisation.Workspace::id)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private void checkSeats(UserDraft draft) {
        int seats = slack.switches().offers().seats();
        long used = slack.accounts().stream().filter(a -> !a.bot() && slack.active(a)).count();
        if (seats > 0 && used >= seats) {
            throw Uniqueness.creationFailed(draft);
        }
    }

    /** Slack's own extensions must be named among the schemas. */
    private static void checkSchemas(ObjectNode body) {
        for (String urn : List.of(Urn.PROFILE, Urn.GUEST)) {
            boolean named = Json.contains(body.path("schemas"), urn);
            if (body.has(urn) && !named) {
                throw ScimRefusal.bad("missing_schema_element");
            }
        }
    }

    /** The nickname only mirrors the user name; where both are sent the name counts. */
    private static List<Operation> mirrored(ObjectNode body) {
        ObjectNode all = body.deepCopy();
        JsonNode nickname = all.remove("nickName");
        if (nickname != null && nickname.asText().length() > UserNames.LONGEST) {
            throw ScimRefusal.bad("long_nickname");
        }
        return Operation.ofEach(Operation.Kind.REPLACE, all);
    }

    private UserChanges changes() {
        return new UserChanges(slack.switches().patch().activeAsText(), this::manager);
    }

    private String manager(String named) {
        return slack.accounts().stream()
                .filter(a ->
                        a.id().equals(named)
                                || a.email().equalsIgnoreCase(named)
                                || a.userName().equalsIgnoreCase(named))
                .map(SlackAccount::id)
                .findFirst()
                .orElseThrow(() -> ScimRefusal.bad("unknown_user"));
    }

    private SlackAccount known(String id) {
        return slack.account(id).orElseThrow(() -> ScimRefusal.of(404, "no_such_user"));
    }
}
