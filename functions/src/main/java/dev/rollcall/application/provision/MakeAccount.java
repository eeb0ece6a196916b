package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.AccountProvisioning;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Look;
import dev.rollcall.application.record.Order;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.NewAccount;
import dev.rollcall.domain.account.UserName;
import dev.rollcall.domain.account.UserNames;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.Effect;
import dev.rollcall.domain.listing.Lookup;
import dev.rollcall.domain.stay.Told;
import dev.rollcall.domain.stay.Told.Topic;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Supplier;

/** Makes one account for a person who was found to have none. */
public final class MakeAccount {
    private static final String NAMES_TAKEN = "user-names-taken";

    /** Digits of a digest that tell one address from another. */
    private static final int ENOUGH = 16;

    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    /** How its intent is named. */
    static final String ACTION = "create";

    private final AdmitChange admit;
    private final AccountDirectory directory;
    private final AccountProvisioning provisioning;
    private final NewAccounts newAccounts;
    private final CarryOut carryOut;
    private final Escalate escalate;
    private final TellOnce tellOnce;
    private final Refusals refusals;
    private final Clock clock;

    public MakeAccount(
            AdmitChange admit,
            AccountDirectory directory,
            AccountProvisioning provisioning,
            Links links,
            CarryOut carryOut,
            Escalate escalate,
            TellOnce tellOnce,
            Refusals refusals,
            Clock clock) {
        this.admit = requireNonNull(admit, "admit is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.provisioning = requireNonNull(provisioning, "provisioning is null");
        this.newAccounts = new NewAccounts(links);
        this.carryOut = requireNonNull(carryOut, "carryOut is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.tellOnce = requireNonNull(tellOnce, "tellOnce is null");
        this.refusals = requireNonNull(refusals, "refusals is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What became of it. */
    sealed interface Made {
        /** It is there, active, and was read back. */
        record There(AccountId account) implements Made {}

        record Not(Carried why) implements Made {}
    }

    /** Makes it if the breaker lets it through; what it holds stands before people. */
    Made make(
            Runs.Ticket ticket, Work work, Situation situation, String email, CreationNotes notes) {
        Change change = Change.creation(work.run().person(), as(situation, email));
        admit.due(work, change.whom(), List.of(change), situation.profile());
        return switch (admit.admit(work, change)) {
            case AdmitChange.Word.No(Carried why) -> new Made.Not(why);
            case AdmitChange.Word.Admitted(var admission) ->
                    make(ticket, work, situation, email, change, admission, notes);
        };
    }

    /** What people approve is this kind of account, with this address. */
    private static String as(Situation situation, String email) {
        return "kind="
                + situation.desired().account()
                + " address="
                + Hashes.sha256(situation.person().person() + "|" + email).substring(0, ENOUGH);
    }

    /** Makes it under the first of the person's names that nobody has. */
    private Made make(
            Runs.Ticket ticket,
            Work work,
            Situation situation,
            String email,
            Change change,
            Admission.Admitted admission,
            CreationNotes notes) {
        NewAccount fresh = newAccounts.of(situation, email);
        tellUnfit(work, newAccounts.unfit(situation));
        for (UserName name : UserNames.candidates(work.run().person(), named(situation, email))) {
            switch (directory.byUserName(name)) {
                case Lookup.Unreliable<ListedAccount> _ -> {
                    return new Made.Not(new Carried.Later(clock.instant().plus(ASK_AGAIN)));
                }
                case Lookup.One<ListedAccount> _, Lookup.Several<ListedAccount> _ -> {}
                case Lookup.Nothing<ListedAccount>() -> {
                    OneCreation creation =
                            new OneCreation(provisioning, admission, fresh, name, notes);
                    Look byEmail = () -> creation.seen(directory.byEmail(email));
                    Carried carried = carryOut.carryOut(order(ticket, work, byEmail, creation));
                    tellIfNamedOtherwise(work, creation);
                    if (!(carried instanceof Carried.Refused && creation.nameRefused())) {
                        admit.spent(work, change, admission, carried);
                        return made(work, creation, carried);
                    }
                }
            }
        }
        admit.spent(work, change, admission, new Carried.Refused(NAMES_TAKEN));
        return refused(work, NAMES_TAKEN);
    }

    /** Reads back an account that Slack said it made, where it did not show at once. */
    void conclude(Runs.Ticket ticket, Work work, AccountId account) {
        carryOut.conclude(
                order(
                        ticket,
                        work,
                        () -> OneCreation.read(account, directory.read(account)),
                        () -> {
                            throw new IllegalStateException("What is read back is not sent");
                        }));
    }

    private static Order order(
            Runs.Ticket ticket, Work work, Look look, Supplier<WriteReply> write) {
        return new Order(
                        ticket,
                        work.subject(),
                        work.ground(),
                        ACTION,
                        Effect.GIVES,
                        "account there active=true",
                        look,
                        write)
                .basedOn(work.basis().orElseThrow());
    }

    /**
     * Only the account that Slack says it made is ours by that. Whatever else has the address by
     * now, one of our own whose answer was lost included, is for the rules of linking to judge.
     */
    private Made made(Work work, OneCreation creation, Carried carried) {
        return switch (carried) {
            case Carried.Settled() ->
                    creation.account()
                            .<Made>map(Made.There::new)
                            .orElseGet(() ->
                                    new Made.Not(
                                            new Carried.Later(clock.instant().plus(ASK_AGAIN))));
            case Carried.Refused(String code) -> refused(work, code);
            case Carried.Awaiting _, Carried.Later _, Carried.LookAgain(), Carried.Fenced() ->
                    new Made.Not(carried);
        };
    }

    /** Nothing is wrong with the access, but its owner may look for another name. */
    private void tellIfNamedOtherwise(Work work, OneCreation creation) {
        creation.account()
                .filter(_ -> creation.isNamedOtherwise())
                .ifPresent(account ->
                        escalate.raise(
                                work.run(),
                                work.ground(),
                                "user-name-not-as-asked",
                                "Slack gave this new account another user name than Rollcall asked"
                                        + " for. Tell its owner which it is, or change it in"
                                        + " Slack; Rollcall leaves it as it is.",
                                Map.of("account", account.value())));
    }

    private void tellUnfit(Work work, SortedSet<Attribute> unfit) {
        tellOnce.found(
                work, Topic.ATTRIBUTES, unfit.isEmpty() ? List.of() : List.of(unfit(work, unfit)));
    }

    private static Found unfit(Work work, SortedSet<Attribute> unfit) {
        return new Found(
                new Told(Topic.ATTRIBUTES, "attributes-unfit#" + unfit),
                work.subject(),
                Kind.DRIFT,
                "attributes-unfit",
                "What the source tells of this person does not fit Slack: it is too long, or has"
                        + " characters that cannot be shown. The account is made without it; enter"
                        + " it there by hand.",
                Map.of("what", unfit.toString()));
    }

    private Made refused(Work work, String code) {
        refusals.creation(work, code);
        return new Made.Not(new Carried.Refused(code));
    }

    private static String named(Situation situation, String email) {
        return situation.nameSource().orElse(email);
    }
}
