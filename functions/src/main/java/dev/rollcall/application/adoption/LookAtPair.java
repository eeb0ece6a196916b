package dev.rollcall.application.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.Emails;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.adoption.LinkProposal.Pair;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.SourceRules;

import java.util.Optional;
import java.util.function.Function;

/**
 * Looks at person and account afresh before they are linked: the list may be a day old, and an
 * address be somebody else's by now.
 */
public final class LookAtPair {
    private final PersonSource source;
    private final Function<AccountId, Optional<ListedAccount>> account;
    private final Policies policies;

    /**
     * @param account reads one afresh; empty if Slack does not know the id
     */
    public LookAtPair(
            PersonSource source,
            Function<AccountId, Optional<ListedAccount>> account,
            Policies policies) {
        this.source = requireNonNull(source, "source is null");
        this.account = requireNonNull(account, "account is null");
        this.policies = requireNonNull(policies, "policies is null");
    }

    /**
     * Returns whether what the list goes by still holds.
     *
     * @throws PortFailure if it cannot be read now, and may be later
     */
    boolean isStillSo(Pair pair) {
        try {
            return source.read(pair.person()) instanceof PersonReading.Found found
                    && isMeant(found.standing())
                    && email(found, pair)
                            .filter(email ->
                                    account.apply(pair.account())
                                            .filter(ListedAccount::active)
                                            .filter(LookAtPair::isManaged)
                                            .filter(listed -> has(listed, email))
                                            .isPresent())
                            .isPresent();
        } catch (PortFailure.NeedsHuman _) {
            // Of this one nothing is known, and of the next one all may be.
            return false;
        }
    }

    private static boolean isMeant(Standing standing) {
        return standing == Standing.ENTITLED || standing == Standing.SUSPENDED;
    }

    private static boolean isManaged(ListedAccount listed) {
        return AccountType.of(listed.kind()) != AccountType.UNMANAGED;
    }

    private static boolean has(ListedAccount listed, String email) {
        return listed.profile().emails().stream()
                .anyMatch(one -> one.strip().equalsIgnoreCase(email));
    }

    /** Returns the address that the source may claim, of the human that was proposed. */
    private Optional<String> email(PersonReading.Found found, Pair pair) {
        AccessPolicy policy = policies.access();
        Optional<SourceRules> rules =
                Optional.ofNullable(policy.sources().get(pair.person().source()));
        return rules.filter(source -> source.human(found.attributes()).equals(pair.human()))
                .flatMap(source ->
                        Optional.ofNullable(
                                        found.attributes()
                                                .get(
                                                        policy.attributesOf(pair.person().source())
                                                                .email()))
                                .map(String::strip)
                                .filter(Emails::isOne)
                                .filter(source::mayClaim));
    }
}
