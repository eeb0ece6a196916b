package dev.rollcall.testing;

import dev.rollcall.application.port.Mailings;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.breaker.BatchId;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Mailings that are forgotten with the test. */
public final class InMemoryMailings implements Mailings {
    private record Sent(BatchId batch, Instant at) {}

    private final Map<ApproverId, Sent> sent = new HashMap<>();
    private final Map<ApproverId, Instant> leases = new HashMap<>();

    @Override
    public synchronized boolean begin(
            ApproverId approver, BatchId batch, Instant now, Duration pause, Duration lease) {
        Sent last = sent.get(approver);
        Instant leased = leases.get(approver);
        if (last != null && (last.batch().equals(batch) || last.at().isAfter(now.minus(pause)))
                || leased != null && leased.isAfter(now)) {
            return false;
        }
        leases.put(approver, now.plus(lease));
        return true;
    }

    @Override
    public synchronized Optional<BatchId> lastAbout(ApproverId approver) {
        return Optional.ofNullable(sent.get(approver)).map(Sent::batch);
    }

    @Override
    public synchronized void sent(ApproverId approver, BatchId batch, Instant at) {
        sent.put(approver, new Sent(batch, at));
        leases.remove(approver);
    }
}
