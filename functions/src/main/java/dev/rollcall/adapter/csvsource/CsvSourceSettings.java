package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.SourceId;

import java.time.Duration;

/**
 * How the files of a source are taken.
 *
 * @param source the name of this source in the policy
 * @param oldest how long after they were generated files still tell how things are
 * @param clocksDiffer how far ahead of ours the clock of who generates them may be
 */
public record CsvSourceSettings(SourceId source, Duration oldest, Duration clocksDiffer) {
    public CsvSourceSettings {
        requireNonNull(source, "source is null");
        requireNonNull(oldest, "oldest is null");
        requireNonNull(clocksDiffer, "clocksDiffer is null");
        if (!oldest.isPositive() || clocksDiffer.isNegative()) {
            throw new IllegalArgumentException("Files are good for some time");
        }
    }

    /** Files that come once a day, and may be two hours late. */
    public CsvSourceSettings(SourceId source) {
        this(source, Duration.ofHours(26), Duration.ofMinutes(5));
    }
}
