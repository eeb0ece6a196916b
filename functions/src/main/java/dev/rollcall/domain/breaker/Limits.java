package dev.rollcall.domain.breaker;

/** Absolute limits of one kind of change. Zero means: hold everything. */
public record Limits(int perHour, int perDay) {
    public Limits {
        if (perHour < 0 || perDay < 0 || perHour > perDay) {
            throw new IllegalArgumentException(
                    "Limits are not negative, and the hour's is at most the day's");
        }
    }
}
