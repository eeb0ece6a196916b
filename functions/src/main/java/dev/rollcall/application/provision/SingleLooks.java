package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.provision.Foreseen.ForHumans;
import dev.rollcall.application.provision.Foreseen.Take;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.grant.AccessChange;
import dev.rollcall.domain.grant.Grant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What comes of changes once each is looked at by itself, as it is right before a write: it may be
 * so already, and of a channel that our tokens cannot see nothing is changed.
 */
final class SingleLooks {
    private final AccountId account;
    private final Holdings has;
    private final HoldingsOnce once;
    private final HiddenChannels hiddenChannels;
    private final List<Take> takes = new ArrayList<>();
    private final List<Entitlement> forgotten = new ArrayList<>();
    private final List<Grant> gives = new ArrayList<>();
    private final List<ForHumans> hidden = new ArrayList<>();

    SingleLooks(AccountId account, Holdings has, HoldingsOnce once, HiddenChannels hiddenChannels) {
        this.account = requireNonNull(account, "account is null");
        this.has = requireNonNull(has, "has is null");
        this.once = requireNonNull(once, "once is null");
        this.hiddenChannels = requireNonNull(hiddenChannels, "hiddenChannels is null");
    }

    void taking(AccessChange change) {
        if (change instanceof AccessChange.Remove remove) {
            taking(Take.of(remove));
        }
    }

    void taking(Take take) {
        Entitlement from = take.entitlement();
        if (!Membership.canBeRead(from) || has.entitlements().contains(from)) {
            takes.add(take);
            return;
        }
        switch (once.look(account, from)) {
            case IN -> takes.add(take);
            case OUT -> forgotten.add(from);
            case HIDDEN -> hidden.add(unverifiable(from));
        }
    }

    void giving(AccessChange change) {
        if (change instanceof AccessChange.Add(Grant grant)) {
            if (hiddenChannels.isOne(grant.entitlement())) {
                hidden.add(unverifiable(grant.entitlement()));
            } else {
                gives.add(grant);
            }
        }
    }

    List<Take> takes() {
        return List.copyOf(takes);
    }

    List<Entitlement> forgotten() {
        return List.copyOf(forgotten);
    }

    List<Grant> gives() {
        return List.copyOf(gives);
    }

    List<ForHumans> hidden() {
        return List.copyOf(hidden);
    }

    private ForHumans unverifiable(Entitlement entitlement) {
        return ForHumans.unseen(Optional.of(account), entitlement);
    }
}
