package dev.rollcall.browser;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.local.aws.sns.Mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A held list as its approvers know it: from their mail. */
final class HeldList {
    private static final Pattern BATCH = Pattern.compile("(?m)^Batch +(\\S+)$");

    private final Supplier<List<Mail>> outbox;
    private final Instant since;
    private final int size;

    HeldList(Supplier<List<Mail>> outbox, Instant since, int size) {
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.since = requireNonNull(since, "since is null");
        this.size = size;
    }

    int size() {
        return size;
    }

    boolean isIn(Approving approver) {
        return mail(approver).isPresent();
    }

    /** Returns the link in the approver's own mail. */
    String linkOf(Approving approver) {
        return mail(approver).orElseThrow().links().getFirst();
    }

    BatchId id() {
        String body = mail(Approving.KIM).orElseThrow().body();
        return new BatchId(BATCH.matcher(body).results().findFirst().orElseThrow().group(1));
    }

    private Optional<Mail> mail(Approving approver) {
        return outbox.get().stream()
                .filter(mail -> !mail.at().isBefore(since))
                .filter(mail -> mail.to().startsWith(approver.id() + "@"))
                .filter(mail -> mail.subject().contains(" holds " + size + " "))
                .reduce((_, newer) -> newer);
    }
}
