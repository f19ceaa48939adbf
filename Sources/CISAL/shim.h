#include <isa-l.h>

/* ISAL_DEF_LVL2_DEFAULT, which Swift cannot import as a macro. */
static const unsigned int sapa_deflate_work_bytes = ISAL_DEF_LVL2_DEFAULT;
