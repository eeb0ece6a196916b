/** The leaver's runs, as Step Functions executions. */
@NullMarked
package dev.rollcall.adapter.sfn;

import org.jspecify.annotations.NullMarked;
