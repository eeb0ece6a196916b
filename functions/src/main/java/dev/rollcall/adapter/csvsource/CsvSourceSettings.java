package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.SourceId;

import java.time.Duration;
import java.util.Optional;

/**
 * How the files of a source are taken.
 *
 * @param source the name of this source in the policy
 * @param oldest how long after they were generated files still tell how things are
 * @param clocksDiffer how far ahead of ours the clock of who generates them may be
 * @param mayShrinkPercent by how much fewer rows a file may have than the one accepted last
 * @param acceptedShrunk the SHA-256 of the one manifest that a human takes although files shrank
 */
public record CsvSourceSettings(
        SourceId source,
        Duration oldest,
        Duration clocksDiffer,
        int mayShrinkPercent,
        Optional<String> acceptedShrunk) {
    private static final int USUAL_SHRINKAGE = 10;

    public CsvSourceSettings {
        requireNonNull(source, "source is null");
        requireNonNull(oldest, "oldest is null");
        requireNonNull(clocksDiffer, "clocksDiffer is null");
        requireNonNull(acceptedShrunk, "acceptedShrunk is null");
        if (!oldest.isPositive() || clocksDiffer.isNegative()) {
            throw new IllegalArgumentException("Files are good for some time");
        }
        if (mayShrinkPercent < 0 || mayShrinkPercent > 100) {
            throw new IllegalArgumentException("Files shrink by 0 to 100 percent");
        }
    }

    /** Files that come once a day, and may be two hours late. */
    public CsvSourceSettings(SourceId source) {
        this(
                source,
                Duration.ofHours(26),
                Duration.ofMinutes(5),
                USUAL_SHRINKAGE,
                Optional.empty());
    }
}
