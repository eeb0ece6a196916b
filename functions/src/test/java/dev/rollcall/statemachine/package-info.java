/** What every state machine must keep to, beyond what AWS itself would refuse. */
@NullMarked
package dev.rollcall.statemachine;

import org.jspecify.annotations.NullMarked;
