package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.application.provision.Foreseen.ForHumans;
import dev.rollcall.application.provision.Foreseen.OnAccount;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.grant.AccessChanges;
import dev.rollcall.domain.grant.LeftAlone;
import dev.rollcall.domain.grant.RecordChange;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.policy.AccountType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a run would change of the account on which rules give. */
final class AccountAhead {
    private final ProfileAhead profiles;
    private final Untouchable untouchable;
    private final Accounts accounts;
    private final HoldingsOnce holdings;
    private final PreExistings preExistings;
    private final HiddenChannels hiddenChannels;

    AccountAhead(
            ProfileAhead profiles,
            Accounts accounts,
            HoldingsOnce holdings,
            PreExistings preExistings,
            HiddenChannels hiddenChannels) {
        this.profiles = requireNonNull(profiles, "profiles is null");
        this.untouchable = new Untouchable(accounts);
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.holdings = requireNonNull(holdings, "holdings is null");
        this.preExistings = requireNonNull(preExistings, "preExistings is null");
        this.hiddenChannels = requireNonNull(hiddenChannels, "hiddenChannels is null");
    }

    /** The changes, and what of them is for humans. */
    record Ahead(OnAccount changes, List<ForHumans> humans) {
        Ahead {
            requireNonNull(changes, "changes is null");
            humans = List.copyOf(humans);
        }
    }

    /** Returns the code under which a protected account is named, if it is one. */
    Optional<ForHumans> protection(AccountId account, Situation situation, LeaverPolicy general) {
        return untouchable
                .why(account, situation.policy(), general)
                .map(why -> ForHumans.of(account, Refusals.PROTECTED + ":" + why, ""));
    }

    Ahead of(
            Situation situation,
            LeaverPolicy general,
            ListedAccount account,
            List<RecordedGrant> recorded,
            SlackPlan plan) {
        AccountId id = account.id();
        ProfileAhead.Ahead profile = profiles.of(situation, account);
        List<ForHumans> humans = new ArrayList<>(profile.humans());
        if (Conversions.isByHand(situation, account)) {
            humans.add(ForHumans.of(id, ComparisonNotes.SINGLE_CHANNEL, ""));
        }
        Compared compared = new Compared(situation, id, recorded, plan);
        AccountType type = Conversions.typeOf(account);
        AccessChanges changes = compared.as(type);
        String wanted = Conversions.wanted(situation, account);
        boolean access =
                !wanted.equals(Conversions.NOTHING)
                        || !changes.changes().isEmpty()
                        || isKept(changes);
        if (access || !profile.written().isEmpty()) {
            Optional<ForHumans> untouched = protection(id, situation, general);
            if (untouched.isPresent()) {
                humans.add(untouched.get());
                return new Ahead(nothingOf(id, access ? List.of() : changes.records()), humans);
            }
        }
        if (wanted.equals(Conversions.GUEST) && !ConvertAccount.mayBeGuest(accounts.read(id))) {
            humans.add(ForHumans.of(id, ConvertAccount.HAS_A_ROLE, ""));
            wanted = Conversions.NOTHING;
        }
        AccessChanges then = compared.as(after(wanted, type));
        SingleLooks looks = new SingleLooks(id, compared.has, holdings, hiddenChannels);
        changes.changes().forEach(looks::taking);
        then.changes().forEach(looks::giving);
        humans.addAll(looks.hidden());
        return new Ahead(
                changed(id, profile.written(), wanted, looks, changes.records(), then), humans);
    }

    /** The account against the rules, as the kind of account that it is or becomes. */
    private final class Compared {
        private final Situation situation;
        private final Holdings has;
        private final List<RecordedGrant> recorded;
        private final Set<Entitlement> before;
        private final SlackPlan plan;

        Compared(Situation situation, AccountId id, List<RecordedGrant> all, SlackPlan plan) {
            this.situation = situation;
            this.has = holdings.of(id, situation.policy());
            this.recorded = all.stream().map(grant -> grant.mayBeGivenTo(id)).toList();
            this.before = preExistings.things(id);
            this.plan = plan;
        }

        AccessChanges as(AccountType type) {
            return AccessChanges.between(
                    situation.desired(), has, recorded, before, situation.policy(), type, plan);
        }
    }

    private static OnAccount changed(
            AccountId id,
            SortedSet<String> profile,
            String wanted,
            SingleLooks looks,
            List<RecordChange> records,
            AccessChanges then) {
        return new OnAccount(
                id,
                profile,
                Optional.of(wanted).filter(kind -> !kind.equals(Conversions.NOTHING)),
                looks.takes(),
                looks.forgotten(),
                looks.gives(),
                records,
                notOnThisPlan(then));
    }

    private static OnAccount nothingOf(AccountId id, List<RecordChange> records) {
        return new OnAccount(
                id,
                new TreeSet<>(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                records,
                List.of());
    }

    /** Slack's own plan decides it, whatever the account is. */
    static List<Entitlement> notOnThisPlan(AccessChanges changes) {
        return changes.leftFor(LeftAlone.Why.NOT_ON_THIS_PLAN);
    }

    /** Returns whether anything is left only because the account is listed as protected. */
    private static boolean isKept(AccessChanges changes) {
        return !changes.leftFor(LeftAlone.Why.PROTECTED).isEmpty();
    }

    private static AccountType after(String wanted, AccountType now) {
        return switch (wanted) {
            case Conversions.GUEST -> AccountType.MULTI_CHANNEL_GUEST;
            case Conversions.MEMBER -> AccountType.MEMBER;
            default -> now;
        };
    }
}
