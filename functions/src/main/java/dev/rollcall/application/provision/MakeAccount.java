package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.AccountProvisioning;
import dev.rollcall.application.port.Creation;
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
import dev.rollcall.domain.breaker.Effect;
import dev.rollcall.domain.listing.Lookup;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Makes one account for a person who was found to have none. */
public final class MakeAccount {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final AccountDirectory directory;
    private final AccountProvisioning provisioning;
    private final NewAccounts newAccounts;
    private final CarryOut carryOut;
    private final Escalate escalate;
    private final Clock clock;

    public MakeAccount(
            AccountDirectory directory,
            AccountProvisioning provisioning,
            Links links,
            CarryOut carryOut,
            Escalate escalate,
            Clock clock) {
        this.directory = requireNonNull(directory, "directory is null");
        this.provisioning = requireNonNull(provisioning, "provisioning is null");
        this.newAccounts = new NewAccounts(links);
        this.carryOut = requireNonNull(carryOut, "carryOut is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What became of it. */
    sealed interface Made {
        /** It is there, active, and was read back. */
        record There(AccountId account) implements Made {}

        record Not(Carried why) implements Made {}
    }

    /** Makes it under the first of the person's names that nobody has. */
    Made make(Runs.Ticket ticket, Work work, Situation situation, String email) {
        NewAccount fresh = newAccounts.of(situation, email);
        tellUnfit(work, newAccounts.unfit(situation));
        Look byEmail = () -> seen(directory.byEmail(email));
        for (UserName name : UserNames.candidates(work.run().person(), named(situation, email))) {
            switch (directory.byUserName(name)) {
                case Lookup.Unreliable<ListedAccount> _ -> {
                    return new Made.Not(new Carried.Later(clock.instant().plus(ASK_AGAIN)));
                }
                case Lookup.One<ListedAccount> _, Lookup.Several<ListedAccount> _ -> {}
                case Lookup.Nothing<ListedAccount>() -> {
                    Attempt attempt = new Attempt(provisioning, fresh, name);
                    Carried carried = carryOut.carryOut(order(ticket, work, byEmail, attempt));
                    if (!(carried instanceof Carried.Refused && attempt.nameRefused())) {
                        return made(work, attempt, carried);
                    }
                }
            }
        }
        return refused(work, "user-names-taken");
    }

    private static Order order(Runs.Ticket ticket, Work work, Look byEmail, Attempt attempt) {
        return new Order(
                        ticket,
                        work.subject(),
                        work.ground(),
                        "create",
                        Effect.GIVES,
                        "account there active=true",
                        byEmail,
                        attempt)
                .basedOn(work.basis().orElseThrow());
    }

    /**
     * Only the account that Slack says it made is ours by that. Whatever else has the address by
     * now, one of our own whose answer was lost included, is for the rules of linking to judge.
     */
    private Made made(Work work, Attempt attempt, Carried carried) {
        return switch (carried) {
            case Carried.Settled() ->
                    attempt.account()
                            .<Made>map(Made.There::new)
                            .orElseGet(() ->
                                    new Made.Not(
                                            new Carried.Later(clock.instant().plus(ASK_AGAIN))));
            case Carried.Refused(String code) -> refused(work, code);
            case Carried.Awaiting _, Carried.Later _, Carried.LookAgain(), Carried.Fenced() ->
                    new Made.Not(carried);
        };
    }

    private void tellUnfit(Work work, SortedSet<Attribute> unfit) {
        if (!unfit.isEmpty()) {
            escalate.raise(
                    work.run(),
                    work.ground(),
                    "attributes-unfit",
                    "What the source tells of this person does not fit Slack: it is too long, or"
                            + " has characters that cannot be shown. The account is made without"
                            + " it; enter it there by hand.",
                    Map.of("what", unfit.toString()));
        }
    }

    private Made refused(Work work, String code) {
        escalate.raise(
                work.run(),
                work.ground(),
                "account-not-made",
                "Slack does not make an account for this person: the code says whether the address"
                        + " or every name is taken, or all seats are. Make it by hand, or mend the"
                        + " cause; it is then found by its address.",
                Map.of("code", code));
        return new Made.Not(new Carried.Refused(code));
    }

    private static String named(Situation situation, String email) {
        return situation.nameSource().orElse(email);
    }

    /** An account that Slack made and nobody finds by its address is not there yet. */
    private static Look.Seen seen(Lookup<ListedAccount> byEmail) {
        return switch (byEmail) {
            case Lookup.Nothing<ListedAccount>() -> new Look.Seen(false, "no account");
            case Lookup.One<ListedAccount>(ListedAccount one) ->
                    new Look.Seen(
                            one.active() && !one.isBot(),
                            "account=" + one.id() + " active=" + one.active());
            case Lookup.Several<ListedAccount>(List<ListedAccount> several) ->
                    new Look.Seen(false, "accounts=" + several.size());
            case Lookup.Unreliable<ListedAccount> _ -> new Look.Seen(false, "unreliable");
        };
    }

    /** One creation, and what Slack said of the name. */
    private static final class Attempt implements java.util.function.Supplier<WriteReply> {
        private final AccountProvisioning provisioning;
        private final NewAccount fresh;
        private final UserName name;
        private Optional<Creation> creation = Optional.empty();

        Attempt(AccountProvisioning provisioning, NewAccount fresh, UserName name) {
            this.provisioning = provisioning;
            this.fresh = fresh;
            this.name = name;
        }

        @Override
        public WriteReply get() {
            Creation answer = provisioning.create(fresh, name);
            creation = Optional.of(answer);
            return answer.reply();
        }

        /** Returns the account that Slack said it made. */
        Optional<AccountId> account() {
            return creation.filter(Creation.Created.class::isInstance)
                    .map(Creation.Created.class::cast)
                    .map(Creation.Created::account);
        }

        boolean nameRefused() {
            return creation.filter(Creation.NameRefused.class::isInstance).isPresent();
        }
    }
}
