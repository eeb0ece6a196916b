package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceProvisioning;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Okta's applications whose name or label begins with "slack", and the configured one: what they
 * provision stands in their {@code features} (Okta's Applications API), and what groups they push
 * in their mappings (Group Push Mappings API).
 */
final class OktaApplications implements SourceProvisioning {
    private static final String APPS = "/api/v1/apps";
    private static final String APP = "/api/v1/apps/{id}";
    private static final String MAPPINGS = "/api/v1/apps/{id}/group-push/mappings";
    private static final int MOST_PAGES = 20;

    private static final Map<String, Feature> FEATURES =
            Map.of(
                    "PUSH_NEW_USERS", Feature.CREATE_USERS,
                    "PUSH_PENDING_USERS", Feature.CREATE_USERS,
                    "PUSH_PROFILE_UPDATES", Feature.UPDATE_PROFILES,
                    "PUSH_USER_DEACTIVATION", Feature.DEACTIVATE_USERS,
                    "REACTIVATE_USERS", Feature.REACTIVATE_USERS,
                    "GROUP_PUSH", Feature.PUSH_GROUPS);

    private final OktaSettings settings;
    private final ApiCall okta;
    private final ApiCall pushes;

    /**
     * @param pushes with a token that may read groups besides
     */
    OktaApplications(OktaSettings settings, ApiCall okta, ApiCall pushes) {
        this.settings = requireNonNull(settings, "settings is null");
        this.okta = requireNonNull(okta, "okta is null");
        this.pushes = requireNonNull(pushes, "pushes is null");
    }

    /** An application as Okta lists it. */
    private record Row(String id, boolean active, Set<Feature> features) {
        static Row read(JsonObject app) {
            return new Row(
                    app.text("id"),
                    app.text("status").equals("ACTIVE"),
                    app.texts("features").stream()
                            .filter(FEATURES::containsKey)
                            .map(FEATURES::get)
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }

    @Override
    public List<SlackApplication> slackApplications() {
        List<Row> found = new ArrayList<>(searched());
        settings.slackApplication()
                .filter(id -> found.stream().noneMatch(row -> row.id().equals(id)))
                .flatMap(this::configured)
                .ifPresent(found::add);
        return found.stream().map(this::withPushes).toList();
    }

    private List<Row> searched() {
        URI list = UriText.below(settings.organisation(), APPS);
        ApiReply.Read read =
                read(okta.get(URI.create(list + "?q=slack&limit=200"), APPS), "GET " + APPS);
        return okta.understood(APPS, () -> rows(read).stream().map(Row::read).toList());
    }

    private Optional<Row> configured(String id) {
        String path = "/api/v1/apps/" + UriText.encode(id);
        return switch (okta.get(UriText.below(settings.organisation(), path), APP)) {
            case ApiReply.Read read ->
                    Optional.of(okta.understood(APP, () -> Row.read(read.object())));
            case ApiReply.Refused(int status, _) when status == 404 -> Optional.empty();
            case ApiReply.Refused refused ->
                    throw new PortFailure.NeedsHuman("GET " + APP, refused.code());
        };
    }

    private SlackApplication withPushes(Row row) {
        return new SlackApplication(
                row.id(),
                row.active(),
                row.features(),
                row.active() ? pushed(() -> count(row.id())) : Optional.empty());
    }

    /** Without the right to read them the rest is worth telling. */
    private static Optional<Integer> pushed(Supplier<Integer> count) {
        try {
            return Optional.of(count.get());
        } catch (PortFailure.NeedsHuman _) {
            return Optional.empty();
        }
    }

    private int count(String id) {
        URI list =
                UriText.below(
                        settings.organisation(),
                        "/api/v1/apps/" + UriText.encode(id) + "/group-push/mappings");
        NextLink links = new NextLink(list);
        Optional<URI> next = Optional.of(URI.create(list + "?limit=100"));
        int count = 0;
        for (int page = 0; page < MOST_PAGES && next.isPresent(); page++) {
            ApiReply.Read read = read(pushes.get(next.get(), MAPPINGS), "GET " + MAPPINGS);
            count +=
                    pushes.understood(
                            MAPPINGS,
                            () -> (int) rows(read).stream().filter(OktaApplications::isOn).count());
            next = links.in(read.headers());
        }
        return count;
    }

    /** One in error was meant to push, and will again. */
    private static boolean isOn(JsonObject mapping) {
        return !mapping.text("status").equals("INACTIVE");
    }

    private static ApiReply.Read read(ApiReply reply, String what) {
        return switch (reply) {
            case ApiReply.Read read -> read;
            case ApiReply.Refused refused -> throw new PortFailure.NeedsHuman(what, refused.code());
        };
    }

    private static List<JsonObject> rows(ApiReply.Read read) {
        if (!read.body().isArray()) {
            throw new MalformedJson("the body is not a list");
        }
        List<JsonObject> rows = new ArrayList<>();
        read.body().forEach(row -> rows.add(JsonObject.of(row, "row[" + rows.size() + "]")));
        return rows;
    }
}
