package dev.rollcall.domain.link;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.link.LinkDecision.Create;
import dev.rollcall.domain.link.LinkDecision.Dispute;
import dev.rollcall.domain.link.LinkDecision.LinkTo;
import dev.rollcall.domain.link.LinkDecision.Linked;
import dev.rollcall.domain.link.LinkDecision.LookAgain;
import dev.rollcall.domain.link.LinkDecision.Reactivate;
import dev.rollcall.domain.link.LinkDecision.Reason;
import dev.rollcall.domain.link.LinkDecision.Rule;
import dev.rollcall.domain.listing.Lookup;

import java.util.List;
import java.util.Optional;

/**
 * Decides which account is a person's. An address or a user name can be given to somebody new, so
 * neither ever links by itself to an account that is inactive, was linked before, or has a role, or
 * of which a human has said that it is somebody else's.
 */
public final class LinkRules {
    private LinkRules() {}

    /** Returns what is to be done. */
    public static LinkDecision decide(Claim claim) {
        return claim.linked().isEmpty() ? unlinked(claim) : linked(claim);
    }

    private static LinkDecision linked(Claim claim) {
        List<Candidate> active = claim.linked().stream().filter(c -> c.account().active()).toList();
        List<Candidate> among = active.isEmpty() ? claim.linked() : active;
        Optional<AccountId> one =
                own(claim.linked().stream().map(Candidate::account).toList(), claim.email());
        Optional<Candidate> found =
                one.flatMap(id -> among.stream().filter(c -> c.id().equals(id)).findFirst());
        if (found.isEmpty()) {
            return dispute(Reason.SEVERAL_LINKED, among);
        }
        Candidate own = found.get();
        if (own.isAnothers()) {
            return dispute(Reason.ANOTHERS, own);
        }
        if (own.account().active()) {
            return new Linked(own.id(), othersThan(own, active));
        }
        return claim.mayReturn().contains(own.id())
                ? new Reactivate(own.id())
                : dispute(Reason.CUT_ELSEWHERE, own);
    }

    /**
     * Returns on which of a person's linked accounts rules give: the active one, of several the one
     * that alone has the address; empty if only a human can tell.
     */
    public static Optional<AccountId> own(List<ListedAccount> linked, String email) {
        List<ListedAccount> active = linked.stream().filter(ListedAccount::active).toList();
        List<ListedAccount> among = active.isEmpty() ? linked : active;
        List<ListedAccount> one =
                among.size() == 1
                        ? among
                        : among.stream().filter(a -> a.profile().hasEmail(email)).toList();
        return one.size() == 1 ? Optional.of(one.getFirst().id()) : Optional.empty();
    }

    private static List<AccountId> othersThan(Candidate own, List<Candidate> active) {
        return active.stream().map(Candidate::id).filter(id -> !id.equals(own.id())).toList();
    }

    private static LinkDecision unlinked(Claim claim) {
        List<Candidate> byHuman = byHuman(claim);
        if (byHuman.size() > 1) {
            return dispute(Reason.SEVERAL_FOUND, byHuman);
        }
        return switch (claim.byEmail()) {
            case Lookup.Unreliable<Candidate> _ -> new LookAgain();
            case Lookup.Several<Candidate>(List<Candidate> found) ->
                    dispute(Reason.SEVERAL_FOUND, found);
            case Lookup.One<Candidate>(Candidate found) -> addressed(claim, found);
            case Lookup.Nothing<Candidate> _ -> unaddressed(claim);
        };
    }

    private static LinkDecision addressed(Claim claim, Candidate found) {
        if (byHuman(claim).stream().anyMatch(c -> !c.id().equals(found.id()))) {
            return dispute(Reason.SEVERAL_FOUND, List.of(found, byHuman(claim).getFirst()));
        }
        if (!claim.mayClaim()) {
            return dispute(Reason.FOREIGN_DOMAIN, found);
        }
        if (!found.neverLinked()) {
            return rehired(claim, found);
        }
        return refusal(found)
                .or(() ->
                        found.account().active() ? Optional.empty() : Optional.of(Reason.INACTIVE))
                .or(() -> ruledOut(claim, found))
                .<LinkDecision>map(reason -> dispute(reason, found))
                .orElseGet(() -> new LinkTo(found.id(), Rule.EMAIL, List.of()));
    }

    private static LinkDecision unaddressed(Claim claim) {
        if (!claim.mayClaim()) {
            return new Dispute(Reason.FOREIGN_DOMAIN, List.of());
        }
        if (!byHuman(claim).isEmpty()) {
            return rehired(claim, byHuman(claim).getFirst());
        }
        return switch (claim.byUserName()) {
            case Lookup.Unreliable<Candidate> _ -> new LookAgain();
            case Lookup.Several<Candidate>(List<Candidate> found) ->
                    dispute(Reason.USER_NAME_ONLY, found);
            case Lookup.One<Candidate>(Candidate found) when mayBeTheirs(claim, found) ->
                    dispute(Reason.USER_NAME_ONLY, found);
            case Lookup.One<Candidate> _, Lookup.Nothing<Candidate> _ -> new Create();
        };
    }

    /** A bot, or an account that is known to be somebody else's, only has the same name. */
    private static boolean mayBeTheirs(Claim claim, Candidate namesake) {
        return !namesake.account().isBot()
                && namesake.neverLinked()
                && !claim.notTheirs().contains(namesake.id());
    }

    private static List<Candidate> byHuman(Claim claim) {
        return claim.byHuman().stream().filter(c -> !claim.notTheirs().contains(c.id())).toList();
    }

    private static LinkDecision rehired(Claim claim, Candidate found) {
        if (found.isAnothers()) {
            return dispute(Reason.ANOTHERS, found);
        }
        boolean sameHuman = claim.human().filter(found::wasOf).isPresent();
        if (!sameHuman || found.wasTheirs() || !found.everybodyElseIsGone()) {
            return dispute(Reason.LINKED_EARLIER, found);
        }
        return refusal(found)
                .or(() -> ruledOut(claim, found))
                .<LinkDecision>map(reason -> dispute(reason, found))
                .orElseGet(() -> new LinkTo(found.id(), Rule.HUMAN_KEY, holding(found)));
    }

    private static Optional<Reason> refusal(Candidate found) {
        if (found.account().isBot()) {
            return Optional.of(Reason.BOT);
        }
        return found.hasAdminRole() ? Optional.of(Reason.ADMIN_ROLE) : Optional.empty();
    }

    /** Asked last: what was answered for another reason is not asked again under this one. */
    private static Optional<Reason> ruledOut(Claim claim, Candidate found) {
        return claim.notTheirs().contains(found.id())
                ? Optional.of(Reason.RULED_OUT)
                : Optional.empty();
    }

    private static List<OtherIdentity> holding(Candidate found) {
        return found.others().stream().filter(other -> other.link().holds()).toList();
    }

    private static Dispute dispute(Reason reason, Candidate one) {
        return dispute(reason, List.of(one));
    }

    private static Dispute dispute(Reason reason, List<Candidate> candidates) {
        return new Dispute(reason, candidates.stream().map(Candidate::id).toList());
    }
}
