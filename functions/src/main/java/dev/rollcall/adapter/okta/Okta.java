package dev.rollcall.adapter.okta;

import dev.rollcall.application.port.DeliveryReader;
import dev.rollcall.application.port.EventLog;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.http.HttpCaller;

import java.time.InstantSource;
import java.util.function.Supplier;

/** One Okta organisation, and the ports it serves. Makes no call before it is asked something. */
public final class Okta {
    /** The logical name of the secret with the credentials. */
    public static final String SECRET = "okta";

    private final PersonSource persons;
    private final EventLog eventLog;

    /**
     * @param uniqueIds makes ids that nobody can guess and that never come twice
     */
    public Okta(
            OktaSettings settings,
            Secrets secrets,
            HttpCaller http,
            Supplier<String> uniqueIds,
            InstantSource clock) {
        OktaAccessToken token = new OktaAccessToken(settings, http, uniqueIds, clock);
        OktaCall calls = new OktaCall(http, new OktaAuthorization(secrets, token), clock);
        persons = new OktaPersonSource(settings, calls);
        eventLog = new OktaEventLog(settings, calls, new OktaEventReader(settings, clock));
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
        String asked = settings.organisation() + "|" + OktaEventTypes.filter();
        return "okta-system-log-" + Hashes.sha256(asked).substring(0, 16);
    }

    public PersonSource persons() {
        return persons;
    }

    public EventLog eventLog() {
        return eventLog;
    }
}
