package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.AccountProvisioning;
import dev.rollcall.application.port.Creation;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.AccountChange;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.account.GuestTerms;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.NewAccount;
import dev.rollcall.domain.account.UserName;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.testing.slack.OrganisationScript.Write;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Makes and changes the organisation's accounts in memory. */
final class InMemoryAccountProvisioning implements AccountProvisioning {
    private final OrganisationState state;
    private final OrganisationScript script;
    private final AccountCreations creations;
    private final Profiles profiles;

    InMemoryAccountProvisioning(
            OrganisationState state,
            OrganisationScript script,
            AccountDirectory directory,
            OrganisationHabits habits) {
        this.state = requireNonNull(state, "state is null");
        this.script = requireNonNull(script, "script is null");
        Naming naming = new Naming(state, habits);
        this.creations = new AccountCreations(state, directory, naming, habits);
        this.profiles = new Profiles(state, naming, habits);
    }

    @Override
    public Creation create(Admission.Admitted admitted, NewAccount account, UserName userName) {
        require(admitted, ChangeKind.CREATE);
        return script.write(
                Write.CREATE_ACCOUNT,
                List.of(),
                "",
                OrganisationScript.CREATION,
                () -> creations.create(account, userName));
    }

    @Override
    public WriteReply reactivate(Admission.Admitted admitted, AccountId account) {
        require(admitted, ChangeKind.REACTIVATE, account);
        return write(Write.REACTIVATE, account, a -> a.active(Optional.empty()));
    }

    @Override
    public WriteReply change(AccountId account, List<AccountChange> changes) {
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("A change changes something");
        }
        return written(Write.CHANGE_PROFILE, account, known -> profiles.change(known, changes));
    }

    @Override
    public WriteReply startOn(AccountId account, LocalDate day) {
        return write(
                Write.START_ON,
                account,
                a ->
                        a.with(
                                new AccountProfile(
                                        a.profile().userName(),
                                        a.profile().emails(),
                                        a.profile().attributes(),
                                        Optional.of(day))));
    }

    /** Terms without an end leave the end that there is. */
    @Override
    public WriteReply makeGuest(Admission.Admitted admitted, AccountId account, GuestTerms terms) {
        require(admitted, ChangeKind.CHANGE_ROLE, account);
        return converted(
                Write.MAKE_GUEST,
                account,
                a -> {
                    Optional<GuestTerms> before =
                            a.kind() instanceof ListedAccount.Kind.Guest(GuestTerms old)
                                    ? Optional.of(old)
                                    : Optional.empty();
                    return a.as(
                            new ListedAccount.Kind.Guest(
                                    new GuestTerms(
                                            terms.expires()
                                                    .or(() ->
                                                            before.flatMap(GuestTerms::expires)))));
                });
    }

    @Override
    public WriteReply extend(AccountId account, GuestTerms terms) {
        return state.account(account).filter(a -> a.active()).isPresent()
                        && !terms.isLaterThan(state.account(account).orElseThrow().kind())
                ? new WriteReply.Refused("not-later")
                : converted(Write.EXTEND, account, a -> a.as(new ListedAccount.Kind.Guest(terms)));
    }

    @Override
    public WriteReply makeMember(Admission.Admitted admitted, AccountId account) {
        require(admitted, ChangeKind.CHANGE_ROLE, account);
        return converted(Write.MAKE_MEMBER, account, a -> a.as(new ListedAccount.Kind.Member()));
    }

    @Override
    public WriteReply neverExpire(AccountId account) {
        return converted(
                Write.NEVER_EXPIRE,
                account,
                a ->
                        a.kind() instanceof ListedAccount.Kind.Guest
                                ? a.as(
                                        new ListedAccount.Kind.Guest(
                                                new GuestTerms(Optional.empty())))
                                : a);
    }

    private WriteReply converted(
            Write write, AccountId account, UnaryOperator<StoredAccount> conversion) {
        return script.unlessUnread(() ->
                converted(write, account, script.read(() -> state.account(account)), conversion));
    }

    private WriteReply converted(
            Write write,
            AccountId account,
            Optional<StoredAccount> before,
            UnaryOperator<StoredAccount> conversion) {
        if (before.isEmpty()) {
            return new WriteReply.Refused("no_such_user");
        }
        if (!before.get().active()) {
            return new WriteReply.Refused("account-inactive");
        }
        if (write == Write.MAKE_GUEST && isStaff(before.get().rank())) {
            return new WriteReply.Refused("cannot_make_user_guest");
        }
        WriteReply reply = write(write, account, conversion);
        return reply instanceof WriteReply.Accepted
                ? new WriteReply.Accepted("accepted:active=" + activeNow(account))
                : reply;
    }

    private boolean activeNow(AccountId account) {
        return state.account(account).map(StoredAccount::active).orElse(false);
    }

    private static boolean isStaff(Account.Rank rank) {
        return rank != Account.Rank.MEMBER && rank != Account.Rank.GUEST;
    }

    private WriteReply write(Write write, AccountId account, UnaryOperator<StoredAccount> change) {
        return written(
                write,
                account,
                known -> {
                    state.put(change.apply(known));
                    return new WriteReply.Accepted();
                });
    }

    /** Our token's owner ranks below a primary owner. */
    private WriteReply written(
            Write write, AccountId account, Function<StoredAccount, WriteReply> change) {
        return script.write(
                write,
                List.of(account),
                "",
                OrganisationScript.PLAIN,
                () ->
                        state.account(account)
                                .map(known ->
                                        known.rank() == Account.Rank.PRIMARY_OWNER
                                                ? new WriteReply.Refused("cannot_modify_owner")
                                                : change.apply(known))
                                .orElse(new WriteReply.Refused("no_such_user")));
    }

    private static void require(Admission.Admitted admitted, ChangeKind kind) {
        if (admitted.kind() != kind) {
            throw new IllegalArgumentException("The admission is for another kind of change");
        }
    }

    private static void require(Admission.Admitted admitted, ChangeKind kind, AccountId account) {
        if (admitted.kind() != kind || !admitted.account().equals(account)) {
            throw new IllegalArgumentException("The admission is for another change");
        }
    }
}
