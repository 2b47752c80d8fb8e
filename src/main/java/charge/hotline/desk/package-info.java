/** What people inside the house use: health, metrics, and the API over calls and incidents. */
@NullMarked
package charge.hotline.desk;

import org.jspecify.annotations.NullMarked;
