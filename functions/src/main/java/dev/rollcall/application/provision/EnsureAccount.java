package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ExpectedPeople;
import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.IdentifyHuman;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.link.LinkDecision;
import dev.rollcall.domain.person.PersonId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sees to it that somebody who is to have access has one account, linked and active. */
public final class EnsureAccount {
    static final String NO_ADDRESS = "no-email";
    static final String BY_HAND = "single-channel-guest";

    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final Works works;
    private final ReadPerson readPerson;
    private final TendStay tendStay;
    private final ChooseCourse course;
    private final MakeAccount makeAccount;
    private final ReviveAccount reviveAccount;
    private final OtherAccounts otherAccounts;
    private final MayReturn mayReturn;
    private final Links links;
    private final ExpectedPeople expected;
    private final IdentifyHuman identify;
    private final AccountNotes notes;
    private final Clock clock;

    public EnsureAccount(
            Works works,
            ReadPerson readPerson,
            TendStay tendStay,
            FindAccount findAccount,
            MakeAccount makeAccount,
            ReviveAccount reviveAccount,
            OtherAccounts otherAccounts,
            MayReturn mayReturn,
            Links links,
            ExpectedPeople expected,
            Grants grants,
            LinkDisputes disputes,
            Recorder recorder,
            TellOnce tellOnce,
            Clock clock) {
        this.works = requireNonNull(works, "works is null");
        this.readPerson = requireNonNull(readPerson, "readPerson is null");
        this.tendStay = requireNonNull(tendStay, "tendStay is null");
        this.course = new ChooseCourse(links, findAccount);
        this.makeAccount = requireNonNull(makeAccount, "makeAccount is null");
        this.reviveAccount = requireNonNull(reviveAccount, "reviveAccount is null");
        this.otherAccounts = requireNonNull(otherAccounts, "otherAccounts is null");
        this.mayReturn = requireNonNull(mayReturn, "mayReturn is null");
        this.links = requireNonNull(links, "links is null");
        this.expected = requireNonNull(expected, "expected is null");
        this.identify = new IdentifyHuman(links, recorder);
        this.notes = new AccountNotes(links, grants, disputes, recorder, tellOnce, clock);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** How it stands with the account. */
    public sealed interface Outcome {
        /** Linked and active. */
        record There(String account) implements Outcome {}

        /** Nothing is to be given, and there is no account to take anything from. */
        record NotDue() implements Outcome {}

        /** Recorded; it is given with the first sign-in. */
        record Pending() implements Outcome {}

        /** What would have been done is in the ledger. */
        record Observed() implements Outcome {}

        /** Only a human goes on from here, and was told. */
        record WithHumans() implements Outcome {}

        /** The breaker does not give the access back now: it is tried again by a later run. */
        record Held() implements Outcome {}

        record Awaiting(Instant notBefore) implements Outcome {}

        record Later(Instant notBefore) implements Outcome {}

        /** The person must be looked at from the beginning. */
        record LookAgain() implements Outcome {}

        record Fenced() implements Outcome {}
    }

    /**
     * @param seen how many looks had been wanted before the run began
     */
    public Outcome ensure(Runs.Ticket ticket, CaseId caseId, long seen) {
        Optional<Carried> hindrance = works.hindrance(ticket, seen);
        if (hindrance.isPresent()) {
            return of(hindrance.get());
        }
        Optional<Situation> situation = readPerson.read(works.find(caseId), seen);
        // The case once more: it has the reading that writes stand on.
        return situation
                .map(read -> ensure(ticket, works.find(caseId), read, seen))
                .orElseGet(Outcome.LookAgain::new);
    }

    private Outcome ensure(Runs.Ticket ticket, Work work, Situation situation, long seen) {
        Optional<Carried> contained = tendStay.tend(ticket, work, situation);
        if (contained.isPresent()) {
            return of(contained.get());
        }
        return switch (course.of(situation)) {
            case Course.NotDue(boolean unlinked) -> {
                if (unlinked) {
                    notes.beforeAccount(work, situation);
                }
                notes.settled(work);
                yield new Outcome.NotDue();
            }
            case Course.NoAddress() ->
                    withHumans(
                            work,
                            NO_ADDRESS,
                            "The source tells no address of this person, or what cannot be one, so"
                                    + " no account can be found or made. Enter it there.");
            case Course.Own(LinkDecision.Linked linked) -> {
                makeAccount.conclude(ticket, work, linked.account());
                linked(work, situation, linked);
                yield alone(ticket, work, situation, linked, seen);
            }
            case Course.LookAgain() -> new Outcome.Later(clock.instant().plus(ASK_AGAIN));
            case Course.Ask(LinkDecision.Dispute dispute) -> {
                notes.disputed(work, situation, dispute);
                yield new Outcome.WithHumans();
            }
            case Course.Link(LinkDecision.LinkTo link) -> link(work, situation, link);
            case Course.Revive(AccountId account) -> revive(ticket, work, situation, account);
            case Course.Await() -> {
                situation
                        .email()
                        .ifPresent(email ->
                                expected.expect(work.run().person(), email, clock.instant()));
                notes.pending(work, situation);
                notes.settled(work);
                yield new Outcome.Pending();
            }
            case Course.ByHand() ->
                    withHumans(
                            work,
                            BY_HAND,
                            "Slack's API makes no single-channel guests. Invite the person by hand;"
                                    + " the account is then found by its address.");
            case Course.Make(String email) -> create(ticket, work, situation, email);
        };
    }

    /** Keeps what is known by now of an account that is linked and active. */
    private void linked(Work work, Situation situation, LinkDecision.Linked linked) {
        PersonId person = work.run().person();
        mayReturn.isActive(person, linked.account());
        situation.human().ifPresent(human -> identify.identify(work.run(), work.ground(), human));
        if (linked.others().isEmpty()) {
            notes.settled(work);
        } else {
            notes.several(work, linked.account(), linked.others());
        }
    }

    /** First what rules gave on the person's other accounts goes. */
    private Outcome alone(
            Runs.Ticket ticket,
            Work work,
            Situation situation,
            LinkDecision.Linked linked,
            long seen) {
        Carried taken =
                work.general().observesOnly()
                        ? new Carried.Settled()
                        : otherAccounts.take(
                                ticket, work, linked.others(), situation.profile(), seen);
        return taken instanceof Carried.Settled
                ? new Outcome.There(linked.account().value())
                : of(taken);
    }

    private Outcome link(Work work, Situation situation, LinkDecision.LinkTo link) {
        if (work.general().observesOnly()) {
            return observed(work, situation, "link:" + link.account());
        }
        notes.unlink(work, link.account(), link.instead());
        notes.link(work, situation, link.account(), link.rule().recorded());
        // Looked at once more, as the rule asks: it may be inactive.
        return new Outcome.Later(clock.instant());
    }

    private Outcome revive(Runs.Ticket ticket, Work work, Situation situation, AccountId account) {
        if (work.general().observesOnly()) {
            return observed(work, situation, "reactivate:" + account);
        }
        Carried carried = reviveAccount.revive(ticket, work, account);
        if (!(carried instanceof Carried.Settled)) {
            return of(carried);
        }
        mayReturn.wasGivenBack(work.run().person(), account);
        notes.settled(work);
        return new Outcome.There(account.value());
    }

    private Outcome create(Runs.Ticket ticket, Work work, Situation situation, String email) {
        if (work.general().observesOnly()) {
            return observed(work, situation, "create");
        }
        CreationNotes creation =
                new CreationNotes(
                        links,
                        work.run().person(),
                        account -> notes.link(work, situation, account, "created"),
                        clock);
        return switch (makeAccount.make(ticket, work, situation, email, creation)) {
            case MakeAccount.Made.There(AccountId account) -> new Outcome.There(account.value());
            case MakeAccount.Made.Not(Carried carried) -> of(carried);
        };
    }

    private Outcome observed(Work work, Situation situation, String would) {
        notes.observed(work, situation, would);
        return new Outcome.Observed();
    }

    private Outcome withHumans(Work work, String reason, String whatToDo) {
        notes.withHumans(work, reason, whatToDo);
        return new Outcome.WithHumans();
    }

    static Outcome of(Carried carried) {
        return switch (carried) {
            case Carried.Awaiting(Instant notBefore) -> new Outcome.Awaiting(notBefore);
            case Carried.Later(Instant notBefore) -> new Outcome.Later(notBefore);
            case Carried.LookAgain() -> new Outcome.LookAgain();
            case Carried.Fenced() -> new Outcome.Fenced();
            case Carried.Refused(String code) when code.equals(AdmitChange.FOR_NOW) ->
                    new Outcome.Held();
            // Whoever was refused has told a human why.
            case Carried.Refused _ -> new Outcome.WithHumans();
            case Carried.Settled() -> throw new IllegalStateException("Settled is no outcome here");
        };
    }
}
