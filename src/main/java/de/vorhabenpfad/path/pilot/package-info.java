/** Stage pilot (Erprobung): the plan, each site with its clearances, evaluation and decision. */
@NullMarked
package de.vorhabenpfad.path.pilot;

import org.jspecify.annotations.NullMarked;
