package dev.rollcall.function.wiring;

import dev.rollcall.adapter.entra.Entra;
import dev.rollcall.adapter.entra.EntraSettings;
import dev.rollcall.adapter.okta.Okta;
import dev.rollcall.adapter.okta.OktaSettings;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.application.source.ConnectedSource;
import dev.rollcall.application.source.ConnectedSources;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.http.HttpCaller;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Builds the sources that the environment names; nothing here makes a call. Another kind of source
 * is one more in the constructor, and its secret one more in {@link Wiring}.
 */
final class Sources {
    private final Okta okta;
    private final ConnectedSources connected;

    Sources(Environment environment, Secrets secrets, HttpCaller http, Clock clock) {
        this.okta = new Okta(oktaSettings(environment), secrets, http, Sources::uniqueId, clock);
        this.connected =
                new ConnectedSources(
                        Stream.of(
                                        Optional.of(source(okta)),
                                        entra(environment, secrets, http, clock))
                                .flatMap(Optional::stream)
                                .toList());
    }

    /** Returns where Okta is, for what needs neither its credentials nor the network. */
    static OktaSettings oktaSettings(Environment environment) {
        return new OktaSettings(
                new SourceId("okta"),
                environment.uri("OKTA_ORG_URL"),
                environment.optional("OKTA_SLACK_APP_ID"));
    }

    /** Returns Okta, for what is asked of it alone. */
    Okta okta() {
        return okta;
    }

    /** Returns all of them. */
    ConnectedSources connected() {
        return connected;
    }

    private static ConnectedSource source(Okta okta) {
        return new ConnectedSource("Okta", okta.persons(), okta.personRecords(), okta.directory())
                .listing(okta.worldLists())
                .telling(okta.access())
                .keeping(okta.serverClock());
    }

    private static Optional<ConnectedSource> entra(
            Environment environment, Secrets secrets, HttpCaller http, Clock clock) {
        return environment
                .optional("ENTRA_TENANT_ID")
                .map(tenant ->
                        new Entra(
                                entraSettings(environment, tenant),
                                secrets,
                                http,
                                Sources::uniqueId,
                                clock))
                .map(entra ->
                        new ConnectedSource(
                                        "Entra",
                                        entra.persons(),
                                        entra.personRecords(),
                                        entra.directory())
                                .listing(entra.worldLists())
                                .telling(entra.access())
                                .heardBy(entra.changes()));
    }

    private static EntraSettings entraSettings(Environment environment, String tenant) {
        return new EntraSettings(
                new SourceId("entra"),
                tenant,
                environment.uri("ENTRA_LOGIN_URL", EntraSettings.PUBLIC_LOGIN),
                environment.uri("ENTRA_GRAPH_URL", EntraSettings.PUBLIC_GRAPH),
                environment.is("ENTRA_LEAVE_DATES"));
    }

    private static String uniqueId() {
        return UUID.randomUUID().toString();
    }
}
