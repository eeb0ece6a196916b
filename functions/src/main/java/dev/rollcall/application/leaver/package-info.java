/** The leaver's runbook: one class per step of deactivate.asl.json. */
@NullMarked
package dev.rollcall.application.leaver;

import org.jspecify.annotations.NullMarked;
