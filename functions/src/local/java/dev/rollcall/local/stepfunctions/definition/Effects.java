package dev.rollcall.local.stepfunctions.definition;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a state, a rule of a Choice or a catcher does as it is left.
 *
 * @param location where in the state it stands, as failures name it: empty for the state itself,
 *     else for example {@code Choices[0]/}
 * @param output what is passed on instead of the default
 * @param assign variables to set, visible from the next state on
 */
public record Effects(String location, Optional<Template> output, Map<String, Template> assign) {

    public Effects {
        requireNonNull(location, "location is null");
        requireNonNull(output, "output is null");
        assign = Collections.unmodifiableMap(new LinkedHashMap<>(assign));
    }
}
