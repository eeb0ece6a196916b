/** Starting runs, against a Step Functions. */
@NullMarked
package dev.rollcall.adapter.sfn;

import org.jspecify.annotations.NullMarked;
