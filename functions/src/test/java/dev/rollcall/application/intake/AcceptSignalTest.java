package dev.rollcall.application.intake;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.intake.AcceptSignal.Outcome;
import dev.rollcall.application.port.HookRequest;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SignalReader.Reading;
import dev.rollcall.application.port.SignalReader.Refusal;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.signal.Revocation;
import dev.rollcall.domain.signal.SessionRevoked;
import dev.rollcall.domain.signal.Signal;
import dev.rollcall.domain.signal.SignalKind;
import dev.rollcall.domain.signal.SignalSubject;
import dev.rollcall.domain.signal.StreamRecord;
import dev.rollcall.domain.signal.StreamStatus;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.FixedSecrets;
import dev.rollcall.testing.InMemoryRevocations;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.slack.InMemorySlackOrganisation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What becomes of security events whose sender is proven, and of those whose is not. */
class AcceptSignalTest {
    private final LeaverWorld world = new LeaverWorld();
    private final InMemoryRevocations revocations = new InMemoryRevocations();
    private final InMemorySlackOrganisation slack = new InMemorySlackOrganisation(world.clock);
    private LeaverPolicy policy = FixedPolicies.usual().leavers();

    @ParameterizedTest
    @EnumSource(value = SignalKind.class, mode = EnumSource.Mode.EXCLUDE, names = "SESSION_REVOKED")
    void what_may_have_happened_to_somebody_is_a_hint(SignalKind kind) {
        assertThat(accept(about(kind, new SignalSubject.Known(ANA))))
                .isEqualTo(new Outcome.Stored(new ReceiveHints.Received(1, 0)));

        assertThat(world.inbox.hints())
                .singleElement()
                .returns(kind.word(), Hint::eventType)
                .returns("set:1", Hint::eventId)
                .returns(
                        kind == SignalKind.ACCOUNT_DISABLED || kind == SignalKind.ACCOUNT_PURGED,
                        Hint::tellsOfLeaving);
        assertThat(revocations.open(ANA)).isEmpty();
        assertThat(world.workflows.started()).hasSize(1);
    }

    @Test
    void the_same_event_is_stored_once() {
        Signal about = about(SignalKind.ACCOUNT_DISABLED, new SignalSubject.Known(ANA));
        accept(about);

        assertThat(accept(about)).isEqualTo(new Outcome.Stored(new ReceiveHints.Received(0, 1)));
        assertThat(world.workflows.started()).hasSize(1);
    }

    @Test
    void revoked_sessions_come_to_nothing_where_the_policy_says_nothing() {
        assertThat(accept(about(SignalKind.SESSION_REVOKED, new SignalSubject.Known(ANA))))
                .isEqualTo(new Outcome.Noted());

        assertThat(world.inbox.hints()).isEmpty();
        assertThat(revocations.open(ANA)).isEmpty();
    }

    @Test
    void revoked_sessions_are_kept_and_looked_at_where_the_policy_wants_it() {
        policy = policy.with(SessionRevoked.RESET_SESSIONS);

        accept(about(SignalKind.SESSION_REVOKED, new SignalSubject.Known(ANA)));

        assertThat(revocations.open(ANA))
                .containsExactly(new Revocation(ANA, "set:1", world.clock.instant()));
        assertThat(world.inbox.hints()).singleElement().returns(false, Hint::tellsOfLeaving);
    }

    @Test
    void an_address_is_that_of_the_one_person_of_the_source_who_has_the_account() {
        slack.add(
                ANAS,
                new AccountProfile("ana", List.of("ana@acme.example"), Map.of(), Optional.empty()));
        SignalSubject subject = new SignalSubject.Address("ANA@acme.example");
        assertThat(accept(about(SignalKind.ACCOUNT_DISABLED, subject)))
                .as("nobody is linked")
                .isEqualTo(new Outcome.Unmapped());

        link(ANA);
        link(new PersonId(new SourceId("elsewhere"), "x"));
        assertThat(accept(about(SignalKind.ACCOUNT_DISABLED, subject)))
                .isInstanceOf(Outcome.Stored.class);

        link(new PersonId(ANA.source(), "00uBen"));
        assertThat(accept(about(SignalKind.ACCOUNT_ENABLED, subject)))
                .as("shared by two")
                .isEqualTo(new Outcome.Unmapped());
        assertThat(
                        accept(
                                about(
                                        SignalKind.ACCOUNT_DISABLED,
                                        new SignalSubject.Address("nobody@acme.example"))))
                .isEqualTo(new Outcome.Unmapped());
    }

    @Test
    void who_cannot_be_told_is_acknowledged_and_counted() {
        assertThat(accept(about(SignalKind.ACCOUNT_DISABLED, new SignalSubject.Untold("opaque"))))
                .isEqualTo(new Outcome.Unmapped());
        assertThat(world.inbox.hints()).isEmpty();
    }

    @Test
    void the_stream_s_own_words_are_kept_and_its_end_is_told_once() {
        accept(new Signal.Verification("set:v"));
        Signal paused = new Signal.StreamUpdated("set:p", StreamStatus.PAUSED);
        accept(paused);
        accept(paused);
        accept(new Signal.StreamUpdated("set:q", StreamStatus.ENABLED));

        assertThat(StreamRecord.parse(world.cursors.find(TendStream.CURSOR).orElseThrow()))
                .isEqualTo(
                        new StreamRecord(
                                Optional.of(world.clock.instant()),
                                Optional.of(StreamStatus.ENABLED),
                                Optional.of(world.clock.instant())));
        assertThat(world.escalations.raised())
                .extracting(raised -> raised.reason())
                .containsOnly("stream-paused");
    }

    @Test
    void what_somebody_else_sent_leaves_nothing_behind_and_what_the_transmitter_sent_is_noted() {
        assertThat(accept(new Reading.Refused(Refusal.INVALID_KEY, "No.", false)))
                .isEqualTo(new Outcome.Refused(Refusal.INVALID_KEY, "No."));
        assertThat(world.inbox.rejected()).isEmpty();

        accept(new Reading.Refused(Refusal.INVALID_AUDIENCE, "No.", true));
        assertThat(world.inbox.rejected()).hasSize(1);
    }

    @Test
    void without_the_stream_s_secret_nothing_is_read() {
        FixedSecrets secrets = new FixedSecrets().with("ssf-hook", "the-secret");
        AcceptSignal accept =
                acceptance(
                        Optional.of(
                                new ProvenBySecret(
                                        "ssf-hook",
                                        secrets,
                                        new SecretHeader("Authorization"),
                                        world.clock)),
                        new Reading.Read(
                                about(SignalKind.ACCOUNT_DISABLED, new SignalSubject.Known(ANA))));

        assertThat(accept.accept(new HookRequest(Map.of("Authorization", "guess"), new byte[0])))
                .isEqualTo(new Outcome.Unauthenticated());
        assertThat(
                        accept.accept(
                                new HookRequest(
                                        Map.of("authorization", "the-secret"), new byte[0])))
                .isInstanceOf(Outcome.Stored.class);
    }

    @Test
    void what_cannot_be_stored_is_not_acknowledged() {
        AcceptSignal accept =
                new AcceptSignal(
                        Optional.empty(),
                        _ ->
                                new Reading.Read(
                                        about(
                                                SignalKind.ACCOUNT_DISABLED,
                                                new SignalSubject.Known(ANA))),
                        new FixedPolicies(policy),
                        new TellSubject(ANA.source(), slack.ports().directory(), world.links),
                        revocations,
                        new TendStream(world.cursors, world.escalations, world.clock),
                        new UnavailableInbox(),
                        new ReceiveOrKeep(
                                Set.of(),
                                world.inbox,
                                new ReceiveHints(
                                        new UnavailableInbox(), world.dispatch, world.clock),
                                world.clock),
                        world.clock);

        assertThatThrownBy(() -> accept.accept(new HookRequest(Map.of(), new byte[0])))
                .isInstanceOf(PortFailure.class);
    }

    private Signal about(SignalKind kind, SignalSubject subject) {
        return new Signal.About("set:1", kind, subject, world.clock.instant());
    }

    private void link(PersonId person) {
        world.links.record(new Link(person, ANAS, world.clock.instant(), "test"));
    }

    private Outcome accept(Signal signal) {
        return accept(new Reading.Read(signal));
    }

    private Outcome accept(Reading reading) {
        return acceptance(Optional.empty(), reading)
                .accept(new HookRequest(Map.of(), new byte[] {1}));
    }

    private AcceptSignal acceptance(Optional<ProvenBySecret> sender, Reading reading) {
        return new AcceptSignal(
                sender,
                _ -> reading,
                new FixedPolicies(policy),
                new TellSubject(ANA.source(), slack.ports().directory(), world.links),
                revocations,
                new TendStream(world.cursors, world.escalations, world.clock),
                world.inbox,
                new ReceiveOrKeep(Set.of(), world.inbox, world.receive, world.clock),
                world.clock);
    }
}
