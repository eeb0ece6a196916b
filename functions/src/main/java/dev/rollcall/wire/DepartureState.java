package dev.rollcall.wire;

import java.util.List;

/**
 * The answer to {@code POST /operator/departure}.
 *
 * @param until a case that is opened by then takes it
 * @param moved what is left of the person and due at another time now
 */
public record DepartureState(
        String person, String departure, String until, List<ResidualState> moved) {
    public DepartureState {
        moved = List.copyOf(moved);
    }
}
