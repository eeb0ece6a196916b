package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ApproverMail;
import dev.rollcall.application.port.ApproverMail.Reach;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.approval.Approver;

import java.time.Clock;

/** Makes each approver's topic, and counts whom mail reaches: a quorum and one to spare. */
public final class CheckReach {
    private final Policies policies;
    private final ApproverMail mail;
    private final Clock clock;

    public CheckReach(Policies policies, ApproverMail mail, Clock clock) {
        this.policies = requireNonNull(policies, "policies is null");
        this.mail = requireNonNull(mail, "mail is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Whom mail reaches.
     *
     * @param needed the largest quorum, and one to spare
     */
    public record Reached(int approvers, int reachable, int needed) {
        public boolean enough() {
            return reachable >= needed;
        }
    }

    public Reached check() {
        ApprovalPolicy approvals = policies.approvals();
        int reachable = 0;
        for (Approver approver : approvals.approvers()) {
            if (reaches(approver) && !approver.isAbsent(clock.instant())) {
                reachable++;
            }
        }
        int needed = approvals.quorum(Integer.MAX_VALUE) + 1;
        return new Reached(approvals.approvers().size(), reachable, needed);
    }

    private boolean reaches(Approver approver) {
        try {
            return mail.ensure(approver) == Reach.CONFIRMED;
        } catch (PortFailure _) {
            return false;
        }
    }
}
