/** What every step records: intents and read-backs, marks, escalations. */
@NullMarked
package dev.rollcall.application.record;

import org.jspecify.annotations.NullMarked;
