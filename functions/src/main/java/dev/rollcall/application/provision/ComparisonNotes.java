package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.grant.AccessChange;
import dev.rollcall.domain.grant.AccessChanges;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.stay.Told;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells people of what a comparison finds to last, and forgets what it finds to be over. */
final class ComparisonNotes {
    static final String SINGLE_CHANNEL = "still-a-member";

    private final TellOnce tellOnce;
    private final Refusals refusals;

    ComparisonNotes(TellOnce tellOnce, Refusals refusals) {
        this.tellOnce = requireNonNull(tellOnce, "tellOnce is null");
        this.refusals = requireNonNull(refusals, "refusals is null");
    }

    void tell(
            Work work,
            Situation situation,
            ListedAccount account,
            AccessChanges changes,
            Holdings holdings) {
        tellOnce.found(work, Told.Topic.UNREAD, OpenReadings.refused(work, changes, holdings));
        tellOnce.found(work, Told.Topic.KIND, byHand(work, situation, account));
        Set<String> unseen = unseen(account.id(), changes);
        tellOnce.forget(
                work,
                Told.Topic.UNSEEN,
                what -> Unseen.isOf(account.id(), what) && !unseen.contains(what));
    }

    /**
     * What was refused and is not due any more is over. On the person's other accounts that is due
     * which rules gave there.
     *
     * @param convert what the account is to become
     * @param isProtected whether nothing of the account may be changed, though something is due
     */
    void keepRefused(
            Work work,
            AccountId account,
            AccessChanges changes,
            String convert,
            boolean isProtected,
            Collection<RecordedGrant> records) {
        Set<Refusals.Of> due = new HashSet<>();
        for (AccessChange change : changes.changes()) {
            due.add(
                    change instanceof AccessChange.Add
                            ? Refusals.Of.adding(account, change.entitlement())
                            : Refusals.Of.removing(account, change.entitlement()));
        }
        if (!convert.equals(Conversions.NOTHING)) {
            due.add(Refusals.Of.converting(account));
        }
        if (isProtected) {
            due.add(Refusals.Of.anything(account));
        }
        for (RecordedGrant record : records) {
            record.account()
                    .filter(other -> !other.equals(account))
                    .ifPresent(other -> {
                        due.add(Refusals.Of.removing(other, record.grant().entitlement()));
                        due.add(Refusals.Of.anything(other));
                    });
        }
        refusals.keepOnly(work, due);
    }

    /** Something differs of the account, and nothing of it may be changed. */
    void untouched(Work work, AccountId account, String why, Map<String, String> differs) {
        refusals.untouched(work, account, Refusals.ACCESS, why, differs);
    }

    private static List<Found> byHand(Work work, Situation situation, ListedAccount account) {
        if (!Conversions.isByHand(situation, account)) {
            return List.of();
        }
        return List.of(
                new Found(
                        new Told(Told.Topic.KIND, SINGLE_CHANNEL + "#" + account.id()),
                        work.subject().with(account.id()),
                        Kind.DRIFT,
                        SINGLE_CHANNEL,
                        "The policy makes this person a guest of a single channel, and the account"
                                + " is a member still: Slack's API makes no such guest of it."
                                + " Convert it by hand.",
                        Map.of("account", account.id().value())));
    }

    /** What may be out of our tokens' sight still: what is not due any more is not. */
    private static Set<String> unseen(AccountId account, AccessChanges changes) {
        return changes.changes().stream()
                .map(change ->
                        Unseen.what(
                                account,
                                change.entitlement(),
                                change instanceof AccessChange.Add ? Unseen.IN : Unseen.OUT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
