package dev.rollcall.wire;

import dev.rollcall.wire.ReconcileReport.ListRead;
import dev.rollcall.wire.ReconcileReport.SourceRead;

import java.util.List;
import java.util.function.Predicate;

/**
 * What {@code rollcall plan --sandbox} says as one document. An empty text stands for none.
 *
 * @param organisation the id of the Slack that was read, as Slack says it
 * @param name what that is called
 * @param policy the digest of the policy file
 * @param whole whether all lists were read whole, and links could be proposed
 * @param lists those that are not whole first
 * @param activeAccounts bots are not among them
 * @param former active accounts that are nobody's, with the address of somebody who has left
 * @param drift what differs; {@code since} is empty: nothing is on record
 * @param planned how many of it would be set right
 * @param held what of that the breaker would hold
 * @param untold why Slack's audit log did not tell all of who made it so
 * @param observes whether by the policy nothing is written at all
 */
public record SandboxPlan(
        String file,
        String at,
        String organisation,
        String name,
        String policy,
        boolean whole,
        List<ListRead> lists,
        List<SourceRead> sources,
        int activeAccounts,
        Links links,
        List<Former> former,
        List<DriftState> drift,
        int planned,
        List<PlanWeight.Held> held,
        String untold,
        boolean observes) {
    public SandboxPlan {
        lists = List.copyOf(lists);
        sources = List.copyOf(sources);
        former = List.copyOf(former);
        drift = List.copyOf(drift);
        held = List.copyOf(held);
    }

    /** Returns the same with only some of what differs. */
    public SandboxPlan only(Predicate<DriftState> meant) {
        return new SandboxPlan(
                file,
                at,
                organisation,
                name,
                policy,
                whole,
                lists,
                sources,
                activeAccounts,
                links,
                former,
                drift.stream().filter(meant).toList(),
                planned,
                held,
                untold,
                observes);
    }

    /**
     * Whose account it is, in memory only.
     *
     * @param given how many links a file told
     * @param couldPropose whether the lists were there that the rules of adoption take
     * @param proposed how many were found by these rules
     * @param questions how many people have an account of which only a human can tell
     * @param withoutAddress of how many people the source tells no address
     */
    public record Links(
            int given, boolean couldPropose, int proposed, int questions, int withoutAddress) {}

    /** Somebody who has left, and an active account that has their address. */
    public record Former(String person, String account) {}
}
