package dev.rollcall.browser;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.local.aws.sns.Mail;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A held list, and the mails that lead to it. */
final class HeldList {
    private final BatchId id;
    private final Supplier<List<Mail>> outbox;

    HeldList(BatchId id, Supplier<List<Mail>> outbox) {
        this.id = requireNonNull(id, "id is null");
        this.outbox = requireNonNull(outbox, "outbox is null");
    }

    BatchId id() {
        return id;
    }

    boolean isKnownTo(Approving approver) {
        return mail(approver).isPresent();
    }

    /** Returns the link in the approver's own mail. */
    String linkOf(Approving approver) {
        return mail(approver).orElseThrow().links().getFirst();
    }

    private Optional<Mail> mail(Approving approver) {
        return outbox.get().stream()
                .filter(mail -> mail.to().startsWith(approver.id() + "@"))
                .filter(mail -> mail.body().contains(id.value()))
                .findFirst();
    }
}
