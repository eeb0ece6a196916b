package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Links;
import dev.rollcall.domain.link.LinkDecision;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.Provisioning;

import java.util.Optional;

/** Decides it from fresh readings; for a run that does it, and for a plan that only says so. */
final class ChooseCourse {
    private final Links links;
    private final FindAccount findAccount;

    ChooseCourse(Links links, FindAccount findAccount) {
        this.links = requireNonNull(links, "links is null");
        this.findAccount = requireNonNull(findAccount, "findAccount is null");
    }

    Course of(Situation situation) {
        if (situation.desired().account() == AccountType.UNMANAGED) {
            return new Course.NotDue(false);
        }
        boolean linked = !links.of(situation.person().person()).isEmpty();
        if (nothing(situation) && !linked) {
            return new Course.NotDue(true);
        }
        Optional<String> email = situation.email();
        // Whoever is linked needs no address to be found, and removals do not wait for one.
        return email.isEmpty() && !linked
                ? new Course.NoAddress()
                : by(findAccount.of(situation, email.orElse("")), situation);
    }

    /** Returns what is to be done once the link is made. */
    Course after(Course.Link made, Situation situation) {
        return by(
                findAccount.asLinked(situation, situation.email().orElse(""), made.link()),
                situation);
    }

    private static Course by(LinkDecision decision, Situation situation) {
        if (nothing(situation) && !(decision instanceof LinkDecision.Linked)) {
            return new Course.NotDue(false);
        }
        return switch (decision) {
            case LinkDecision.Linked linked -> new Course.Own(linked);
            case LinkDecision.LookAgain() -> new Course.LookAgain();
            case LinkDecision.Dispute dispute -> new Course.Ask(dispute);
            case LinkDecision.LinkTo link -> new Course.Link(link);
            case LinkDecision.Reactivate(var account) -> new Course.Revive(account);
            case LinkDecision.Create() -> create(situation);
        };
    }

    private static Course create(Situation situation) {
        if (situation.desired().provisioning() == Provisioning.JIT) {
            return new Course.Await();
        }
        return situation.desired().account() == AccountType.SINGLE_CHANNEL_GUEST
                ? new Course.ByHand()
                : new Course.Make(situation.email().orElse(""));
    }

    private static boolean nothing(Situation situation) {
        return situation.desired().grants().isEmpty();
    }
}
