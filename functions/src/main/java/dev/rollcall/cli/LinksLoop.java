package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.wire.LinkPlan;
import dev.rollcall.wire.LinksAnswer;
import dev.rollcall.wire.LinksRequest;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/** Has proposed links made, asks again until all are, and says how far it is. */
record LinksLoop(Surroundings surroundings, Operations operations, PrintWriter err) {
    LinksLoop {
        requireNonNull(surroundings, "surroundings is null");
        requireNonNull(operations, "operations is null");
        requireNonNull(err, "err is null");
    }

    /** Returns what came of all of it, as one answer. */
    LinksAnswer apply(String digest, LinkPlan plan) {
        int all = plan.pairs() + plan.questions().stream().mapToInt(LinkPlan.Questions::many).sum();
        LinksAnswer sum = new LinksAnswer(0, 0, 0, true, 0, 0, "");
        ProgressBar bar = new ProgressBar(surroundings, err);
        try {
            while (sum.more()) {
                LinksAnswer some =
                        operations.links(new LinksRequest(digest, sum.page(), sum.line()));
                sum =
                        new LinksAnswer(
                                sum.made() + some.made(),
                                sum.asked() + some.asked(),
                                sum.left() + some.left(),
                                some.more(),
                                some.page(),
                                some.line(),
                                some.notBefore());
                bar.show(
                        sum.made() + sum.asked() + sum.left(),
                        all,
                        sum.made() + " links made, " + sum.asked() + " questions");
                if (!sum.notBefore().isEmpty()) {
                    Duration wait =
                            Duration.between(
                                    surroundings.clock().instant(), Instant.parse(sum.notBefore()));
                    surroundings.pause().accept(wait.isNegative() ? Duration.ZERO : wait);
                }
            }
            return sum;
        } finally {
            bar.end();
        }
    }
}
