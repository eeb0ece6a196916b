package dev.rollcall.domain.inventory;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** A workflow's id in Slack, e.g. {@code Wf0123}. */
public record WorkflowId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9]{1,64}");

    public WorkflowId {
        requireNonNull(value, "value is null");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A workflow's id is 1 to 64 letters and digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
