/** State machine definitions: the checked model that is run, and how AWS's ASL text becomes one. */
@NullMarked
package dev.rollcall.local.stepfunctions.definition;

import org.jspecify.annotations.NullMarked;
