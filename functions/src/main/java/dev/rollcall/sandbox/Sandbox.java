package dev.rollcall.sandbox;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.alone.GivenSecrets;
import dev.rollcall.adapter.alone.RateBudgetInMemory;
import dev.rollcall.adapter.entra.Entra;
import dev.rollcall.adapter.okta.Okta;
import dev.rollcall.adapter.scimsource.ScimSource;
import dev.rollcall.adapter.slack.Slack;
import dev.rollcall.adapter.slack.SlackSettings;
import dev.rollcall.adapter.slack.call.OnlyReads;
import dev.rollcall.adapter.slack.call.SharedCallBudget;
import dev.rollcall.application.port.GroupReadings;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.port.Secret;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.application.port.WhichSlack;
import dev.rollcall.application.reconcile.CompareUnrecorded;
import dev.rollcall.application.source.ConnectedSources;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Share;
import dev.rollcall.domain.budget.Turn;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;
import dev.rollcall.sandbox.Credentials.For;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The sources and the Slack for which there are credentials, connected to be read. Calls to Slack
 * go by a budget of this process, with a share of Slack's limits; whatever would write is refused
 * before it is sent.
 */
final class Sandbox implements AutoCloseable {
    private static final Duration WHOLE_CALL = Duration.ofSeconds(30);
    private static final int PAGES = 10;
    private static final String HOLDER = "sandbox";

    private final Clock clock;
    private final HttpCaller http;
    private final Slack slack;
    private final ConnectedSources sources;
    private volatile Turn turn = asking();

    /**
     * @throws SandboxRefused if what the credentials say cannot be understood
     */
    Sandbox(Credentials credentials, AccessPolicy policy, Share share, Clock clock) {
        this.clock = requireNonNull(clock, "clock is null");
        this.http = new HttpCaller(clock, WHOLE_CALL);
        GivenSecrets secrets = new GivenSecrets(secrets(credentials));
        SecureRandom random = new SecureRandom();
        this.slack =
                new Slack(
                        settings(credentials),
                        secrets,
                        http,
                        new OnlyReads(
                                new SharedCallBudget(
                                        new RateBudgetInMemory(share),
                                        share,
                                        () -> turn,
                                        clock,
                                        random)),
                        GroupReadings.NONE,
                        clock);
        this.sources =
                new SandboxSources(credentials, policy, secrets, http, () -> unique(random), clock)
                        .connected();
    }

    WhichSlack which() {
        return slack.which();
    }

    /** Lets a reading go on: it keeps each page, and wants slots for those to come. */
    <T> T reading(Supplier<T> read) {
        turn = Turn.reading(Lane.RECONCILE, HOLDER, PAGES);
        return read.get();
    }

    /** Lets something be asked once more from its beginning. */
    <T> T asking(Supplier<T> ask) {
        turn = asking();
        return ask.get();
    }

    CompareUnrecorded compare(
            Snapshots snapshots,
            Reconciliations reconciliations,
            Policies policies,
            List<Link> given) {
        return new CompareUnrecorded(
                new CompareUnrecorded.BothLists(
                        sources.directories(),
                        sources.persons(),
                        slack.accountDirectory(),
                        slack.roster(),
                        slack.membershipLists(),
                        slack.auditChanges(),
                        () -> slack.which().ask().installer()),
                snapshots,
                reconciliations,
                policies,
                slack.capabilities(),
                given,
                clock);
    }

    @Override
    public void close() {
        http.close();
    }

    private static Turn asking() {
        return new Turn(Lane.RECONCILE, HOLDER);
    }

    private static SlackSettings settings(Credentials credentials) {
        JsonObject told = credentials.of(For.SLACK).orElseThrow();
        try {
            return new SlackSettings(
                    Address.find(For.SLACK, told, "scimUrl").orElse(SlackSettings.DEFAULT.scim()),
                    Address.find(For.SLACK, told, "apiUrl").orElse(SlackSettings.DEFAULT.webApi()),
                    Address.find(For.SLACK, told, "auditUrl")
                            .orElse(SlackSettings.DEFAULT.audit()));
        } catch (MalformedJson _) {
            throw new SandboxRefused("Among the credentials for slack an address is not a text.");
        }
    }

    /** Each adapter reads its own fields, and says which of them lack. */
    private static Map<String, Secret> secrets(Credentials credentials) {
        Map<String, Secret> secrets = new HashMap<>();
        for (For whom : For.values()) {
            credentials
                    .of(whom)
                    .flatMap(told -> name(whom).map(name -> Map.entry(name, told)))
                    .ifPresent(told ->
                            secrets.put(
                                    told.getKey(), new Secret(Json.write(told.getValue().node()))));
        }
        return secrets;
    }

    private static Optional<String> name(For whom) {
        return switch (whom) {
            case SLACK -> Optional.of(Slack.SECRET);
            case OKTA -> Optional.of(Okta.SECRET);
            case ENTRA -> Optional.of(Entra.SECRET);
            case SCIM -> Optional.of(ScimSource.SECRET);
            case CSV -> Optional.empty();
        };
    }

    private static String unique(SecureRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
