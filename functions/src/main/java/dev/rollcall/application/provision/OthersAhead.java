package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.provision.AccountAhead.Ahead;
import dev.rollcall.application.provision.Foreseen.ForHumans;
import dev.rollcall.application.provision.Foreseen.OnAccount;
import dev.rollcall.application.provision.Foreseen.Take;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.policy.Writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a run would take on a person's other accounts: what rules gave there, by our records. */
final class OthersAhead {
    /** The code for how such a rule ended there. */
    static final String ELSEWHERE = "gives-on-another-account";

    private final AccountAhead accountAhead;
    private final HoldingsOnce holdings;
    private final HiddenChannels hiddenChannels;

    OthersAhead(AccountAhead accountAhead, HoldingsOnce holdings, HiddenChannels hiddenChannels) {
        this.accountAhead = requireNonNull(accountAhead, "accountAhead is null");
        this.holdings = requireNonNull(holdings, "holdings is null");
        this.hiddenChannels = requireNonNull(hiddenChannels, "hiddenChannels is null");
    }

    Ahead of(
            Situation situation,
            LeaverPolicy general,
            AccountId other,
            List<RecordedGrant> recorded,
            SlackPlan plan) {
        List<Entitlement> given =
                OtherAccounts.given(recorded, List.of(other)).stream()
                        .map(OtherAccounts.Given::entitlement)
                        .filter(thing ->
                                situation.policy().writerOf(thing) instanceof Writer.Rollcall)
                        .toList();
        List<ForHumans> humans = new ArrayList<>();
        List<Entitlement> impossible = new ArrayList<>();
        SingleLooks looks =
                new SingleLooks(
                        other, holdings.of(other, situation.policy()), holdings, hiddenChannels);
        for (Entitlement thing : given) {
            if (Capability.over(thing).isOn(plan)) {
                looks.taking(take(thing, recorded));
            } else {
                impossible.add(thing);
            }
        }
        Optional<ForHumans> untouched =
                looks.takes().isEmpty() && looks.forgotten().isEmpty()
                        ? Optional.empty()
                        : accountAhead.protection(other, situation, general);
        untouched.ifPresent(humans::add);
        humans.addAll(looks.hidden());
        return new Ahead(
                new OnAccount(
                        other,
                        new TreeSet<>(),
                        Optional.empty(),
                        untouched.isPresent() ? List.of() : looks.takes(),
                        untouched.isPresent() ? List.of() : looks.forgotten(),
                        List.of(),
                        List.of(),
                        impossible),
                humans);
    }

    private static Take take(Entitlement thing, List<RecordedGrant> recorded) {
        TreeMap<String, String> because = new TreeMap<>();
        recorded.stream()
                .map(RecordedGrant::grant)
                .filter(grant -> grant.entitlement().equals(thing))
                .flatMap(grant -> grant.rules().keySet().stream())
                .forEach(rule -> because.put(rule.value(), ELSEWHERE));
        return new Take(thing, because, List.of());
    }
}
