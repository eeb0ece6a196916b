package dev.rollcall.application.port;

import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.breaker.BatchId;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which approver was mailed about which batch, so that a storm is a few mails. */
public interface Mailings {

    /**
     * Takes the right to mail the approver about the batch. Not given if that mail was sent
     * already, if another was sent less than the pause ago, or while another invocation has it.
     *
     * @param lease after which a right that was never confirmed lapses
     */
    boolean begin(ApproverId approver, BatchId batch, Instant now, Duration pause, Duration lease);

    /** Returns the batch that the approver was last mailed about. */
    Optional<BatchId> lastAbout(ApproverId approver);

    /** Notes that the mail was handed over. */
    void sent(ApproverId approver, BatchId batch, Instant at);
}
