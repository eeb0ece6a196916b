/** Faults on demand, and the record of every call, for the simulated vendors. */
@NullMarked
package dev.rollcall.local.http.fault;

import org.jspecify.annotations.NullMarked;
