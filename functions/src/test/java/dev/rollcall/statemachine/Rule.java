package dev.rollcall.statemachine;

import java.util.List;

/** Something that every state machine of ours keeps to. */
@FunctionalInterface
interface Rule {
    /** Returns what breaks the rule, each with its place; empty if nothing does. */
    List<String> violations(Machine machine);
}
