/** Campaigns: planned, decided, taken at their pace, and stopped, on doubles. */
@NullMarked
package dev.rollcall.application.campaign;

import org.jspecify.annotations.NullMarked;
