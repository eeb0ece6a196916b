package dev.rollcall.adapter.ssf;

import static dev.rollcall.adapter.ssf.TransmitterScript.CAEP;
import static dev.rollcall.adapter.ssf.TransmitterScript.RISC;
import static dev.rollcall.adapter.ssf.TransmitterScript.SOURCE;
import static dev.rollcall.adapter.ssf.TransmitterScript.SSF;
import static dev.rollcall.adapter.ssf.TransmitterScript.signed;
import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.SignalReader.Reading;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.signal.Signal;
import dev.rollcall.domain.signal.SignalKind;
import dev.rollcall.domain.signal.SignalSubject;
import dev.rollcall.domain.signal.StreamStatus;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an honest transmitter's events say, in each dialect. */
class SsfReaderTest {
    private static final PersonId ANA = new PersonId(SOURCE, "00u1");
    private final TransmitterScript script = new TransmitterScript();

    @AfterEach
    void stop() {
        script.close();
    }

    @ParameterizedTest
    @CsvSource({
        CAEP + "session-revoked, SESSION_REVOKED",
        RISC + "sessions-revoked, SESSION_REVOKED",
        RISC + "account-disabled, ACCOUNT_DISABLED",
        RISC + "account-enabled, ACCOUNT_ENABLED",
        RISC + "account-purged, ACCOUNT_PURGED",
        RISC + "identifier-changed, IDENTIFIER_CHANGED"
    })
    void what_may_have_happened_to_somebody(String type, SignalKind kind) {
        assertThat(signal(script.claims(type)))
                .isEqualTo(new Signal.About("set:j-1", kind, new SignalSubject.Known(ANA), NOON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CAEP + "credential-change",
                CAEP + "device-compliance-change",
                RISC + "account-credential-change-required",
                "https://example.com/anything",
                ""
            })
    void what_is_none_of_our_business(String type) {
        assertThat(signal(script.claims(type))).isEqualTo(new Signal.Ignored("set:j-1"));
    }

    @Test
    void okta_has_the_subject_inside_the_event_and_milliseconds() {
        Instant happened = NOON.minusMillis(167_357);
        String claims =
                """
                {"iss": "%s", "jti": "24c63fb56e5a2d77a6b512616ca9fa24", "iat": %d, "aud": "%s",
                 "events": {"%ssession-revoked": {
                   "subject": {"format": "iss_sub", "iss": "%s", "sub": "00u1"},
                   "reason_admin": {"en": "User logout from Okta"},
                   "event_timestamp": %d}}}
                """
                        .formatted(
                                script.issuer(),
                                NOON.getEpochSecond(),
                                TransmitterScript.AUDIENCE,
                                CAEP,
                                script.issuer(),
                                happened.toEpochMilli());

        assertThat(signal(claims))
                .isEqualTo(
                        new Signal.About(
                                "set:24c63fb56e5a2d77a6b512616ca9fa24",
                                SignalKind.SESSION_REVOKED,
                                new SignalSubject.Known(ANA),
                                happened));
    }

    @ParameterizedTest
    @CsvSource({"-60, -60", "60, 0", "99999999999, 0", "-2592001, 0"})
    void seconds_count_too_and_nothing_happens_after_it_is_told(long event, long expected) {
        String claims =
                script.claims(
                        RISC + "account-disabled",
                        script.person("00u1"),
                        "{\"event_timestamp\":" + (NOON.getEpochSecond() + event) + "}");

        assertThat(((Signal.About) signal(claims)).at()).isEqualTo(NOON.plusSeconds(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"soon\"", "-5", "1.5", "{}", "99999999999999999999999999"})
    void a_time_that_is_none_is_the_token_s(String time) {
        String claims =
                script.claims(
                        RISC + "account-disabled",
                        script.person("00u1"),
                        "{\"event_timestamp\":" + time + "}");

        assertThat(((Signal.About) signal(claims)).at()).isEqualTo(NOON);
    }

    @Test
    void subjects_are_named_in_several_ways() {
        assertThat(subject("{'format':'email','email':'jane@acme.example'}"))
                .isEqualTo(new SignalSubject.Address("jane@acme.example"));
        assertThat(subject("{'subject_type':'iss-sub','iss':'ISSUER','sub':'00u1'}"))
                .isEqualTo(new SignalSubject.Known(ANA));
        assertThat(
                        subject(
                                "{'format':'complex','session':{'format':'opaque','id':'x'},"
                                    + "'user':{'format':'iss_sub','iss':'ISSUER','sub':'00u1'}}"))
                .isEqualTo(new SignalSubject.Known(ANA));
        assertThat(
                        subject(
                                "{'format':'aliases','identifiers':["
                                        + "{'format':'email','email':'jane@acme.example'},"
                                        + "{'format':'iss_sub','iss':'ISSUER','sub':'00u1'}]}"))
                .isEqualTo(new SignalSubject.Known(ANA));
    }

    @Test
    void an_address_is_not_printed() {
        assertThat(
                        signal(
                                        script.claims(
                                                RISC + "account-disabled",
                                                "{\"format\":\"email\",\"email\":\"jane@acme.example\"}",
                                                "{}"))
                                .toString())
                .doesNotContain("jane");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'format':'opaque','id':'dMTlD 1600802906337.16'}| opaque",
                "{'format':'iss_sub','iss':'https://other.example','sub':'00u1'}| another-issuer",
                "{'format':'iss_sub','iss':'ISSUER','sub':'jane@acme.example'}| unusable-id",
                "{'format':'email','email':'nobody'}| unusable-address",
                "{'format':'phone_number','phone_number':'+1'}| unknown-format",
                "{}| unknown-format",
                "{'format':'aliases','identifiers':[{'format':'aliases','identifiers':[]}]}|"
                        + " no-usable-alias",
            })
    void who_cannot_be_told_is_said_so(String subject, String why) {
        assertThat(subject(subject)).isEqualTo(new SignalSubject.Untold(why));
    }

    @Test
    void an_event_about_nobody_is_about_nobody() {
        String claims = script.claims(RISC + "account-disabled").replace("sub_id", "sub_xx");

        assertThat(((Signal.About) signal(claims)).subject())
                .isEqualTo(new SignalSubject.Untold("no-subject"));
    }

    @Test
    void the_stream_speaks_of_itself() {
        String opaque = "{\"format\":\"opaque\",\"id\":\"f67e39a0a4d34d56b3aa1bc4cff0069f\"}";

        assertThat(signal(script.claims(SSF + "verification", opaque, "{\"state\":\"abc\"}")))
                .isEqualTo(new Signal.Verification("set:j-1"));
        assertThat(
                        signal(
                                script.claims(
                                        SSF + "stream-updated",
                                        opaque,
                                        "{\"status\":\"paused\",\"reason\":\"x\"}")))
                .isEqualTo(new Signal.StreamUpdated("set:j-1", StreamStatus.PAUSED));
    }

    @Test
    void the_audience_may_be_one_of_several() {
        String several =
                script.claims(RISC + "account-disabled")
                        .replace(
                                "\"" + TransmitterScript.AUDIENCE + "\"",
                                "[\"other\",\"" + TransmitterScript.AUDIENCE + "\"]");

        assertThat(signal(several)).isInstanceOf(Signal.About.class);
    }

    @Test
    void an_id_that_cannot_stand_in_keys_is_hashed() {
        String claims =
                script.claims(RISC + "account-disabled").replace("j-1", "jane@acme.example");

        assertThat(signal(claims).id()).matches("set:[0-9a-f]{64}");
    }

    @Test
    void keys_are_asked_for_once_an_hour_and_when_they_have_rotated() {
        var reader = script.reader();
        String token = signed(script.claims(RISC + "account-disabled"));
        script.read(reader, token);
        script.read(reader, token);
        assertThat(script.server.requests()).hasSize(1);

        var second = TransmitterScript.key("second");
        script.publish(second);
        script.clock.advance(Duration.ofMinutes(2));
        String rotated =
                signed(
                        script.claims(RISC + "account-disabled"),
                        TransmitterScript.header().keyID("second").build(),
                        TransmitterScript.signer(second));
        assertThat(script.read(reader, rotated)).isInstanceOf(Reading.Read.class);
        assertThat(script.server.requests()).hasSize(2);
    }

    @Test
    void the_transmitter_says_itself_where_its_keys_are() {
        script.server.on(
                TransmitterScript.CONFIGURATION,
                Reply.ok(
                        "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}"
                                .formatted(script.issuer(), script.keys())));
        var reader = script.reader(Optional.empty(), true);

        assertThat(script.read(reader, signed(script.claims(RISC + "account-disabled"))))
                .isInstanceOf(Reading.Read.class);
    }

    private Signal signal(String claims) {
        Reading reading = script.read(signed(claims));
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).signal();
    }

    private SignalSubject subject(String text) {
        String subject = text.replace('\'', '"').replace("ISSUER", script.issuer());
        return ((Signal.About) signal(script.claims(RISC + "account-disabled", subject, "{}")))
                .subject();
    }
}
