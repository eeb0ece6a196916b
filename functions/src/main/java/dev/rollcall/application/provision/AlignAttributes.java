package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.AccountProvisioning;
import dev.rollcall.application.port.FormerNames;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Look;
import dev.rollcall.application.record.Order;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.AccountChange;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.Effect;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lets an account tell of its human what the source tells, by the policy's rules, in one write. */
public final class AlignAttributes {
    /** How its intents are named; memberships are not changed by it. */
    static final String ACTION = "change-profile";

    /** How the address is named among the attributes. */
    static final String EMAIL = "EMAIL";

    private static final Duration HELD_ADDRESS = Duration.ofSeconds(20);

    private final Works works;
    private final ReadPerson readPerson;
    private final AccountDirectory directory;
    private final AccountProvisioning provisioning;
    private final AttributeChanges attributes;
    private final EmailRule emails;
    private final AdmitChange admit;
    private final CarryOut carryOut;
    private final AttributeTrouble trouble;
    private final Refusals refusals;
    private final Recorder recorder;
    private final Clock clock;

    public AlignAttributes(
            Works works,
            ReadPerson readPerson,
            AccountDirectory directory,
            AccountProvisioning provisioning,
            FormerNames formerNames,
            Links links,
            PersonRecords records,
            AdmitChange admit,
            CarryOut carryOut,
            Recorder recorder,
            Escalate escalate,
            TellOnce tellOnce,
            Refusals refusals,
            Clock clock) {
        this.works = requireNonNull(works, "works is null");
        this.readPerson = requireNonNull(readPerson, "readPerson is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.provisioning = requireNonNull(provisioning, "provisioning is null");
        this.attributes = new AttributeChanges(formerNames, links);
        this.emails = new EmailRule(directory, links, records);
        this.admit = requireNonNull(admit, "admit is null");
        this.carryOut = requireNonNull(carryOut, "carryOut is null");
        this.trouble = new AttributeTrouble(recorder, escalate, tellOnce);
        this.refusals = requireNonNull(refusals, "refusals is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What cannot be told is left as it is, and a human told; it holds up nothing else.
     *
     * @param seen how many looks had been wanted before the run began
     */
    public Carried align(Runs.Ticket ticket, CaseId caseId, AccountId id, long seen) {
        Optional<Carried> hindrance = works.hindrance(ticket, seen);
        if (hindrance.isPresent()) {
            return hindrance.get();
        }
        Optional<Situation> situation = readPerson.read(works.find(caseId), seen);
        Optional<ListedAccount> account = directory.read(id).filter(ListedAccount::active);
        if (situation.isEmpty() || account.isEmpty()) {
            return new Carried.LookAgain();
        }
        return align(ticket, works.find(caseId), situation.get(), account.get());
    }

    private Carried align(
            Runs.Ticket ticket, Work work, Situation situation, ListedAccount account) {
        AttributeChanges.Found found = attributes.of(situation, account);
        List<Found> open = new ArrayList<>(trouble.drifted(work, account.id(), found.drift()));
        trouble.unfit(work, account.id(), found.unfit());
        attributes.keepUnfit(situation);
        if (situation.emailIsUnfit()) {
            open.add(trouble.unfitEmail(work, account.id()));
        }
        List<AccountChange> changes = new ArrayList<>(found.changes());
        switch (emails.of(situation, account)) {
            case EmailRule.Word.AsTold() -> {}
            case EmailRule.Word.Change(String email) ->
                    changes.add(new AccountChange.PrimaryEmail(email));
            case EmailRule.Word.NotYet() -> {
                if (waits(work)) {
                    return new Carried.Later(clock.instant().plus(HELD_ADDRESS));
                }
                open.add(trouble.disputed(work, account.id(), "held-by-another", List.of()));
            }
            case EmailRule.Word.Dispute(String why, List<AccountId> holders) ->
                    open.add(trouble.disputed(work, account.id(), why, holders));
        }
        trouble.tell(work, open);
        Optional<String> protection =
                changes.isEmpty() ? Optional.empty() : admit.protection(work, account.id());
        if (protection.isPresent()) {
            refusals.untouched(
                    work,
                    account.id(),
                    Refusals.ATTRIBUTES,
                    protection.get(),
                    Map.of("what", named(changes)));
            return new Carried.Settled();
        }
        if (changes.isEmpty()) {
            trouble.taken(work);
            if (!work.general().observesOnly()) {
                attributes.keepNames(situation);
            }
            return new Carried.Settled();
        }
        return work.general().observesOnly()
                ? observed(work, account.id(), changes)
                : write(ticket, work, situation, account.id(), changes);
    }

    /** A little: the other's own run gives the address up, if it is as the source says. */
    private boolean waits(Work work) {
        return clock.instant().isBefore(work.run().detectedAt().plus(HELD_ADDRESS.multipliedBy(6)));
    }

    /**
     * Access does not wait for a title: what Slack refuses or keeps otherwise is told, and left.
     */
    private Carried write(
            Runs.Ticket ticket,
            Work work,
            Situation situation,
            AccountId id,
            List<AccountChange> changes) {
        Carried carried =
                carryOut.carryOutOnce(
                        new Order(
                                        ticket,
                                        work.subject().with(id),
                                        work.ground(),
                                        ACTION,
                                        Effect.GIVES,
                                        "differs= active=true",
                                        () -> look(id, changes),
                                        () -> provisioning.change(id, changes))
                                .basedOn(work.basis().orElseThrow()));
        return switch (carried) {
            case Carried.Settled() -> {
                trouble.taken(work);
                attributes.keepNames(situation);
                yield carried;
            }
            case Carried.Refused(String code) when code.equals(CarryOut.NOT_SHOWN) ->
                    keptOtherwise(work, situation, id, changes);
            case Carried.Refused(String code) -> {
                trouble.refused(work, id, code, named(changes));
                yield new Carried.Settled();
            }
            case Carried.Awaiting _, Carried.Later _, Carried.LookAgain(), Carried.Fenced() ->
                    carried;
        };
    }

    private Carried keptOtherwise(
            Work work, Situation situation, AccountId id, List<AccountChange> changes) {
        Optional<ListedAccount> read = directory.read(id).filter(ListedAccount::active);
        if (read.isEmpty()) {
            return new Carried.LookAgain();
        }
        List<AccountChange> open = open(changes, read.get());
        if (!open.isEmpty()) {
            trouble.keptOtherwise(work, id, open.stream().map(AlignAttributes::name).toList());
        }
        attributes.keepOtherwise(
                situation.person().person(),
                open.stream()
                        .filter(AccountChange.Put.class::isInstance)
                        .map(AccountChange.Put.class::cast)
                        .toList(),
                read.get().profile());
        attributes.keepNames(situation);
        return new Carried.Settled();
    }

    private Look.Seen look(AccountId id, List<AccountChange> changes) {
        Optional<ListedAccount> read = directory.read(id);
        if (read.isEmpty()) {
            return new Look.Seen(false, "account unknown to Slack");
        }
        List<AccountChange> open = open(changes, read.get());
        return new Look.Seen(
                open.isEmpty() && read.get().active(),
                "differs=" + named(open) + " active=" + read.get().active());
    }

    private static List<AccountChange> open(List<AccountChange> changes, ListedAccount account) {
        return changes.stream().filter(change -> !isMade(change, account)).toList();
    }

    private static boolean isMade(AccountChange change, ListedAccount account) {
        return switch (change) {
            case AccountChange.Put(Attribute attribute, String value) ->
                    AttributeChanges.isShown(account.profile(), attribute, value);
            case AccountChange.PrimaryEmail(String email) ->
                    !account.profile().emails().isEmpty()
                            && account.profile().emails().getFirst().equalsIgnoreCase(email);
            default -> throw new IllegalArgumentException("No such change is made here");
        };
    }

    private Carried observed(Work work, AccountId id, List<AccountChange> changes) {
        recorder.fact(
                work.subject().with(id),
                work.ground(),
                Kind.OBSERVED,
                "observed#attributes#" + id,
                Map.of("would", ACTION, "what", named(changes)));
        return new Carried.Settled();
    }

    /** Names what is changed, never to what. */
    private static String named(List<AccountChange> changes) {
        return changes.stream().map(AlignAttributes::name).collect(Collectors.joining(","));
    }

    static String name(AccountChange change) {
        return change instanceof AccountChange.Put(Attribute attribute, _)
                ? attribute.name()
                : EMAIL;
    }
}
