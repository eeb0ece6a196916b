package dev.rollcall.wire;

import java.util.List;

/**
 * The answer to {@code POST /operator/departure}.
 *
 * @param until a case that is opened by then takes it
 * @param cases the person's cases that are open
 * @param moved what is left of the person and due at another time now
 */
public record DepartureState(
        String person,
        String departure,
        String until,
        List<String> cases,
        List<ResidualState> moved) {
    public DepartureState {
        cases = List.copyOf(cases);
        moved = List.copyOf(moved);
    }
}
