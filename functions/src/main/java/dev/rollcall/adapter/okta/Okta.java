package dev.rollcall.adapter.okta;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReplies;
import dev.rollcall.application.port.DeliveryReader;
import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.EventLog;
import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.application.port.ServerClock;
import dev.rollcall.application.port.SourceAccess;
import dev.rollcall.application.port.SourceProvisioning;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.http.HttpCaller;

import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/** One Okta organisation, and the ports it serves. Makes no call before it is asked something. */
public final class Okta {
    /** The logical name of the secret with the credentials. */
    public static final String SECRET = "okta";

    private final PersonSource persons;
    private final PersonRecords personRecords;
    private final Directory directory;
    private final EventLog eventLog;
    private final SourceAccess access;
    private final WorldLists worldLists;
    private final SourceProvisioning provisioning;
    private final ServerClock serverClock;

    /**
     * @param uniqueIds makes ids that nobody can guess and that never come twice
     */
    public Okta(
            OktaSettings settings,
            Secrets secrets,
            HttpCaller http,
            Supplier<String> uniqueIds,
            InstantSource clock) {
        Function<String, ApiCall> callsWith =
                scopes ->
                        new ApiCall(
                                http,
                                new OktaAuthorization(
                                        secrets,
                                        new OktaAccessToken(
                                                settings, http, scopes, uniqueIds, clock)),
                                new ApiReplies(new OktaDialect(), clock));
        ApiCall calls = callsWith.apply("okta.users.read okta.logs.read");
        persons = new OktaPersonSource(settings, calls);
        ApiCall withGroups = callsWith.apply("okta.users.read okta.groups.read");
        personRecords =
                new OktaPersonRecords(
                        settings, new OktaPersonSource(settings, withGroups), withGroups, clock);
        ApiCall ofApplications = callsWith.apply("okta.apps.read");
        directory =
                new OktaDirectory(
                        settings,
                        withGroups,
                        settings.slackApplication()
                                .map(id -> new OktaAssignments(settings, id, ofApplications)));
        worldLists = new OktaGroupList(settings, withGroups);
        eventLog =
                new OktaEventLog(
                        settings,
                        calls,
                        new OktaEventReader(settings, clock),
                        new OktaSignIns(settings, clock));
        access = new OktaAccess(settings, callsWith);
        provisioning =
                new OktaApplications(
                        settings,
                        ofApplications,
                        callsWith.apply("okta.apps.read okta.groups.read"));
        serverClock = new OktaServerClock(settings, calls, clock);
    }

    /** Returns a reader of event hooks; it needs neither credentials nor the network. */
    public static DeliveryReader deliveries(OktaSettings settings, InstantSource clock) {
        return new OktaDeliveryReader(new OktaEventReader(settings, clock));
    }

    /**
     * Returns a name for where the log is and what is asked of it. Okta's links carry both with
     * them, so another host or filter needs another cursor.
     */
    public static String logName(OktaSettings settings) {
        String asked = settings.organisation() + "|" + OktaEventLog.filter(settings);
        return "okta-system-log-" + Hashes.sha256(asked).substring(0, 16);
    }

    public PersonSource persons() {
        return persons;
    }

    public PersonRecords personRecords() {
        return personRecords;
    }

    /** Returns what lists everybody and everything. */
    public Directory directory() {
        return directory;
    }

    /** Returns what lists all its groups for a policy. */
    public WorldLists worldLists() {
        return worldLists;
    }

    public EventLog eventLog() {
        return eventLog;
    }

    public SourceAccess access() {
        return access;
    }

    public SourceProvisioning provisioning() {
        return provisioning;
    }

    public ServerClock serverClock() {
        return serverClock;
    }
}
