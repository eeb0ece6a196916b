package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Links;
import dev.rollcall.domain.link.LinkDecision;
import dev.rollcall.domain.link.LinkDecision.Reason;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.Provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides it from fresh readings; for a run that does it, and for a plan that only says so. */
final class ChooseCourse {
    private static final Duration SHOWN_WITHIN = Duration.ofMinutes(15);

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
        if (email.isEmpty() && !linked) {
            return new Course.NoAddress();
        }
        LinkDecision decision = findAccount.of(situation, email.orElse(""));
        return linked && beginsAnew(decision) && isLinkedLately(situation)
                ? new Course.LookAgain()
                : by(decision, situation);
    }

    /** As of somebody who has no account, or whose own is taken for a stranger's. */
    private static boolean beginsAnew(LinkDecision decision) {
        return switch (decision) {
            case LinkDecision.Create() -> true;
            case LinkDecision.Dispute(Reason reason, var _) -> reason == Reason.USER_NAME_ONLY;
            case LinkDecision.Linked _,
                    LinkDecision.LookAgain(),
                    LinkDecision.LinkTo _,
                    LinkDecision.Reactivate _ ->
                    false;
        };
    }

    /** Slack may not show yet what it has just made, and a second one must not be asked for. */
    private boolean isLinkedLately(Situation situation) {
        Instant lately = situation.desired().at().minus(SHOWN_WITHIN);
        return links.of(situation.person().person()).stream()
                .anyMatch(link -> link.madeAt().isAfter(lately));
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
