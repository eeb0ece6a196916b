/** What every implementation of a port does, the stand-ins of the tests included. */
@NullMarked
package dev.rollcall.contract;

import org.jspecify.annotations.NullMarked;
