package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.AccountProvisioning;
import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Look;
import dev.rollcall.application.record.Order;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.GuestTerms;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.Effect;
import dev.rollcall.domain.lifecycle.CaseId;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes a guest of a member, a member of a guest, or changes a guest's end.
 *
 * <p>Slack makes whom it converts active again: nobody inactive is converted, and {@code active} is
 * read back (docs.slack.dev, SCIM guest accounts). Who has an admin role cannot become a guest. A
 * later end takes nothing away, so it is not asked of the breaker.
 */
public final class ConvertAccount {
    /** How its intents' names begin. */
    static final String ACTION = "convert-";

    /** Why somebody who is more than a member becomes no guest. */
    static final String HAS_A_ROLE = "has-a-role";

    /** What is to be taken goes first: Slack itself takes much of it from a guest. */
    private static final String REMOVALS_FIRST = "removals-first";

    private final Works works;
    private final ReadPerson readPerson;
    private final OpenRemovals openRemovals;
    private final AdmitChange admit;
    private final Accounts accounts;
    private final AccountDirectory directory;
    private final AccountProvisioning provisioning;
    private final CarryOut carryOut;
    private final Refusals refusals;

    public ConvertAccount(
            Works works,
            ReadPerson readPerson,
            OpenRemovals openRemovals,
            AdmitChange admit,
            Accounts accounts,
            AccountDirectory directory,
            AccountProvisioning provisioning,
            CarryOut carryOut,
            Refusals refusals) {
        this.works = requireNonNull(works, "works is null");
        this.readPerson = requireNonNull(readPerson, "readPerson is null");
        this.openRemovals = requireNonNull(openRemovals, "openRemovals is null");
        this.admit = requireNonNull(admit, "admit is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.provisioning = requireNonNull(provisioning, "provisioning is null");
        this.carryOut = requireNonNull(carryOut, "carryOut is null");
        this.refusals = requireNonNull(refusals, "refusals is null");
    }

    /**
     * @param seen how many looks had been wanted before the run began
     */
    public Carried convert(Runs.Ticket ticket, CaseId caseId, AccountId id, long seen) {
        Optional<Carried> hindrance = works.hindrance(ticket, seen);
        if (hindrance.isPresent()) {
            return hindrance.get();
        }
        Optional<Situation> situation = readPerson.read(works.find(caseId), seen);
        Optional<ListedAccount> account = directory.read(id).filter(ListedAccount::active);
        Work work = works.find(caseId);
        if (situation.isEmpty() || account.isEmpty() || work.general().observesOnly()) {
            return new Carried.LookAgain();
        }
        String wanted = Conversions.wanted(situation.get(), account.get());
        if (wanted.equals(Conversions.NOTHING)) {
            return new Carried.Settled();
        }
        if (wanted.equals(Conversions.GUEST) && !mayBeGuest(accounts.read(id))) {
            return refused(work, id, HAS_A_ROLE);
        }
        if (wanted.equals(Conversions.GUEST)
                && openRemovals.any(work, situation.get(), account.get())) {
            return new Carried.Refused(REMOVALS_FIRST);
        }
        Optional<Change> change = Conversions.change(situation.get(), account.get());
        return change.isEmpty()
                ? write(
                        ticket,
                        work,
                        situation.get(),
                        id,
                        wanted,
                        () -> provisioning.extend(id, situation.get().terms()))
                : admitted(ticket, work, situation.get(), change.get(), wanted);
    }

    static boolean mayBeGuest(Optional<Account> ranked) {
        return ranked.filter(account -> account.rank() == Account.Rank.MEMBER).isPresent();
    }

    private Carried admitted(
            Runs.Ticket ticket, Work work, Situation situation, Change change, String wanted) {
        return switch (admit.admit(work, change)) {
            case AdmitChange.Word.No(Carried why) -> why;
            case AdmitChange.Word.Admitted(var admission) ->
                    admit.spent(
                            work,
                            change,
                            admission,
                            write(
                                    ticket,
                                    work,
                                    situation,
                                    change.account(),
                                    wanted,
                                    () -> write(admission, wanted, situation.terms())));
        };
    }

    private Carried write(
            Runs.Ticket ticket,
            Work work,
            Situation situation,
            AccountId id,
            String wanted,
            Supplier<WriteReply> write) {
        Carried carried =
                carryOut.carryOut(
                        new Order(
                                        ticket,
                                        work.subject().with(id),
                                        work.ground(),
                                        ACTION + wanted,
                                        wanted.equals(Conversions.RENEWAL)
                                                ? Effect.GIVES
                                                : Effect.DESTROYS,
                                        "as-meant active=true",
                                        () -> look(situation, id),
                                        write)
                                .basedOn(work.basis().orElseThrow()));
        return carried instanceof Carried.Refused(String code) ? refused(work, id, code) : carried;
    }

    private WriteReply write(Admission.Admitted admission, String wanted, GuestTerms terms) {
        AccountId id = admission.account();
        return wanted.equals(Conversions.MEMBER)
                ? provisioning.makeMember(admission, id)
                : provisioning.makeGuest(admission, id, terms);
    }

    private Look.Seen look(Situation situation, AccountId id) {
        Optional<ListedAccount> read = directory.read(id);
        if (read.isEmpty()) {
            return new Look.Seen(false, "account unknown to Slack");
        }
        String left = Conversions.wanted(situation, read.get());
        return new Look.Seen(
                left.equals(Conversions.NOTHING) && read.get().active(),
                "to-convert=" + left + " active=" + read.get().active());
    }

    private Carried refused(Work work, AccountId id, String code) {
        refusals.conversion(work, id, code);
        return new Carried.Refused(code);
    }
}
