package dev.rollcall.adapter.slack.call;

import static java.util.stream.Collectors.joining;

import dev.rollcall.application.doctor.FeatureWords;
import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes {@code docs/slack-permissions.md}. */
final class PermissionsPage {
    private PermissionsPage() {}

    static String text() {
        return """
        # What Rollcall may do in Slack

        Written from the catalogue in `adapter/slack/call` (`SlackCatalogue`), which is all that Rollcall can call; a test holds this page to it. To write it anew: `mvn -B test -Dtest=SlackPermissionsTest -Dpermissions=write`.

        ## Tokens

        All are user tokens (`xoxp-…`) of one service account, which must be protected from deactivation: a token dies with its maker. On Enterprise, install the apps on the organisation, not on a workspace.

        | token | in the secret | scopes | whose |
        |---|---|---|---|
        %s

        ## What stops without a scope

        | scope | of the token | off without it, on Enterprise |
        |---|---|---|
        %s

        Where accounts are off nobody is deactivated, whatever else is there: an active account's rank is read first, from `users.info` and the lists of workspaces and their owners. `scripts/rollcall doctor` calls that a problem, and likewise IdP groups, user groups and sessions. The others are warnings; they hold up nothing else.

        Business+ has no `admin.*` methods and no audit log: leave their scopes and the audit token out there. What is then missing is recorded as not available on this plan.

        ## Calls

        "Not called yet" is what no function of Rollcall leads to: it is there for what is to come. Scopes that only such calls want are not among those above, and need not be granted. A test follows the calls from the functions on.

        A limit counts per minute: those of SCIM and of the audit log for the whole organisation, that of a method for our app. An IP allow list of the token's app (at most ten entries) keeps a stolen token from being used elsewhere.

        | call | access | scopes | per minute | token | plan | needed for |
        |---|---|---|---|---|---|---|
        %s
        """
                .formatted(tokens(), stops(), calls());
    }

    private static String tokens() {
        return Stream.of(SlackTokens.Kind.values())
                .map(PermissionsPage::token)
                .collect(joining("\n"));
    }

    private static String token(SlackTokens.Kind kind) {
        return switch (kind) {
            case SCIM -> row("SCIM", "`scimToken`", scopes(kind), "an Org Owner's or Admin's");
            case ADMIN -> row("admin", "`adminToken`", scopes(kind), "an Org Owner's or Admin's");
            case AUDIT ->
                    row("audit", "`auditToken`, may be missing", scopes(kind), "an Org Owner's");
        };
    }

    private static String scopes(SlackTokens.Kind kind) {
        return SlackCatalogue.all().stream()
                .filter(endpoint -> endpoint.token() == kind && endpoint.isCalled())
                .flatMap(endpoint -> endpoint.scopes().stream())
                .distinct()
                .sorted(Comparator.naturalOrder())
                .map(PermissionsPage::code)
                .collect(joining(", "));
    }

    private static String stops() {
        return Stream.of(SlackTokens.Kind.values())
                .flatMap(kind ->
                        stops(kind).entrySet().stream()
                                .map(scope ->
                                        row(
                                                code(scope.getKey()),
                                                tokenName(kind),
                                                String.join("; ", scope.getValue()))))
                .collect(joining("\n"));
    }

    private static SortedMap<String, List<String>> stops(SlackTokens.Kind kind) {
        SortedMap<String, List<String>> stops = new TreeMap<>();
        for (Capability capability : Capability.values()) {
            SlackCatalogue.scopes(capability, SlackPlan.ENTERPRISE)
                    .getOrDefault(kind, new TreeSet<>())
                    .forEach(scope ->
                            stops.computeIfAbsent(scope, _ -> new ArrayList<>())
                                    .add(FeatureWords.of(capability)));
        }
        return stops;
    }

    private static String calls() {
        return SlackCatalogue.all().stream().map(PermissionsPage::call).collect(joining("\n"));
    }

    private static String call(Endpoint endpoint) {
        Bucket narrowest = endpoint.buckets("").getFirst();
        return row(
                code(endpoint.documentedAs()),
                endpoint.access() == Endpoint.Access.READ ? "reads" : "writes",
                endpoint.scopes().isEmpty()
                        ? "none"
                        : endpoint.scopes().stream()
                                .map(PermissionsPage::code)
                                .collect(joining(", ")),
                limit(endpoint, narrowest),
                tokenName(endpoint.token()),
                endpoint.isOn(SlackPlan.BUSINESS_PLUS) ? "Business+, Enterprise" : "Enterprise",
                (endpoint.isCalled() ? "" : "**not called yet**; ") + endpoint.feature());
    }

    private static String limit(Endpoint endpoint, Bucket narrowest) {
        String tier =
                switch (endpoint) {
                    case WebMethod method ->
                            " (tier " + (method.facts().tier().ordinal() + 1) + ")";
                    case AuditEndpoint _ -> " (tier 3)";
                    case ScimEndpoint _ -> "";
                };
        return narrowest.perMinute() + tier;
    }

    private static String tokenName(SlackTokens.Kind kind) {
        return switch (kind) {
            case SCIM -> "SCIM";
            case ADMIN -> "admin";
            case AUDIT -> "audit";
        };
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", List.of(cells)) + " |";
    }
}
