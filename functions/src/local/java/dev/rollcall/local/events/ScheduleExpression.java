package dev.rollcall.local.events;

import static java.util.Objects.requireNonNull;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** EventBridge Scheduler's {@code rate(…)} and six-field {@code cron(…)}, in UTC. */
public sealed interface ScheduleExpression {

    /** Returns the first moment after the given one. */
    Instant after(Instant moment);

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static ScheduleExpression parse(String text) {
        Matcher rate = Rate.SHAPE.matcher(text);
        if (rate.matches()) {
            return Rate.of(Long.parseLong(rate.group(1)), rate.group(2));
        }
        if (text.startsWith("cron(") && text.endsWith(")")) {
            String fields = text.substring(5, text.length() - 1);
            return new Cron(ExecutionTime.forCron(new CronParser(Cron.DIALECT).parse(fields)));
        }
        throw new IllegalArgumentException(
                "A schedule is rate(N minutes|hours|days) or cron(minute hour day month weekday"
                        + " year), not: "
                        + text);
    }

    record Rate(Duration every) implements ScheduleExpression {
        private static final Pattern SHAPE =
                Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

        private static Rate of(long count, String unit) {
            return new Rate(
                    switch (unit) {
                        case "minute" -> Duration.ofMinutes(count);
                        case "hour" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    });
        }

        @Override
        public Instant after(Instant moment) {
            return moment.plus(every);
        }
    }

    record Cron(ExecutionTime times) implements ScheduleExpression {
        /** Minute, hour, day of month, month, day of week, year; no seconds, unlike Quartz. */
        private static final CronDefinition DIALECT =
                CronDefinitionBuilder.defineCron()
                        .withMinutes()
                        .and()
                        .withHours()
                        .and()
                        .withDayOfMonth()
                        .supportsL()
                        .supportsW()
                        .supportsQuestionMark()
                        .and()
                        .withMonth()
                        .and()
                        .withDayOfWeek()
                        .withIntMapping(7, 0)
                        .withMondayDoWValue(2)
                        .withValidRange(1, 7)
                        .supportsHash()
                        .supportsL()
                        .supportsQuestionMark()
                        .and()
                        .withYear()
                        .withValidRange(1970, 2199)
                        .optional()
                        .and()
                        .instance();

        public Cron {
            requireNonNull(times, "times is null");
        }

        @Override
        public Instant after(Instant moment) {
            return times.nextExecution(moment.atZone(ZoneOffset.UTC))
                    .orElseThrow(() -> new IllegalStateException("The schedule never fires again"))
                    .toInstant();
        }
    }
}
