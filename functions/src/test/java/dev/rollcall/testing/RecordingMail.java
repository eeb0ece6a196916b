package dev.rollcall.testing;

import dev.rollcall.application.port.ApproverMail;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.ApproverId;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Mail to approvers that is kept instead of sent. */
public final class RecordingMail implements ApproverMail {
    /** A mail as it was handed over. */
    public record Sent(ApproverId to, Mail mail) {}

    private final List<Sent> sent = new ArrayList<>();
    private final Set<ApproverId> unreachable = new HashSet<>();
    private final Set<ApproverId> unconfirmed = new HashSet<>();
    private final Set<ApproverId> revocable = new HashSet<>();

    @Override
    public synchronized Reach ensure(Approver approver) {
        if (unreachable.contains(approver.id()) || unconfirmed.contains(approver.id())) {
            return Reach.UNCONFIRMED;
        }
        return revocable.contains(approver.id()) ? Reach.REVOCABLE : Reach.CONFIRMED;
    }

    @Override
    public synchronized void send(Approver approver, Mail mail) {
        if (unreachable.contains(approver.id())) {
            throw new PortFailure.Unavailable("Mailing approver " + approver.id());
        }
        sent.add(new Sent(approver.id(), mail));
    }

    public synchronized void unreachable(ApproverId approver) {
        unreachable.add(approver);
    }

    /** Mail to the approver is taken and reaches nobody, as SNS does before the confirmation. */
    public synchronized void unconfirmed(ApproverId approver) {
        unconfirmed.add(approver);
    }

    public synchronized void confirm(ApproverId approver) {
        unconfirmed.remove(approver);
    }

    /** Mail reaches the approver until somebody ends it. */
    public synchronized void revocable(ApproverId approver) {
        revocable.add(approver);
    }

    public synchronized void reachable(ApproverId approver) {
        unreachable.remove(approver);
    }

    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }
}
