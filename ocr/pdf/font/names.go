package font

// glyphNames are the names of the Adobe Glyph List for what the standard
// encodings and Greek need, as pairs of name and character. Letters name
// themselves, and space is written in code: the list is split at spaces.
const glyphNames = "" +
	"exclam ! quotedbl \" numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( " +
	"parenright ) asterisk * plus + comma , hyphen - period . slash / zero 0 one 1 two 2 three 3 four 4 " +
	"five 5 six 6 seven 7 eight 8 nine 9 colon : semicolon ; less < equal = greater > question ? at @ " +
	"bracketleft [ backslash \\ bracketright ] asciicircum ^ underscore _ grave ` braceleft { bar | " +
	"verticalbar | braceright } asciitilde ~ controlexclamdown ¡ cent ¢ sterling £ " +
	"currency ¤ yen ¥ brokenbar ¦ section § dieresis ¨ copyright © ordfeminine ª guillemotleft « " +
	"logicalnot ¬ registered ® macron ¯ overscore ¯ degree ° plusminus ± acute ´ mu µ paragraph ¶ " +
	"middot · periodcentered · cedilla ¸ ordmasculine º guillemotright » onequarter ¼ onehalf ½ " +
	"threequarters ¾ questiondown ¿ Agrave À Aacute Á Acircumflex Â Atilde Ã Adieresis Ä Aring Å AE Æ " +
	"Ccedilla Ç Egrave È Eacute É Ecircumflex Ê Edieresis Ë Igrave Ì Iacute Í Icircumflex Î Idieresis Ï " +
	"Eth Ð Ntilde Ñ Ograve Ò Oacute Ó Ocircumflex Ô Otilde Õ Odieresis Ö multiply × Oslash Ø Ugrave Ù " +
	"Uacute Ú Ucircumflex Û Udieresis Ü Yacute Ý Thorn Þ germandbls ß agrave à aacute á acircumflex â " +
	"atilde ã adieresis ä aring å ae æ ccedilla ç egrave è eacute é ecircumflex ê edieresis ë igrave ì " +
	"iacute í icircumflex î idieresis ï eth ð ntilde ñ ograve ò oacute ó ocircumflex ô otilde õ " +
	"odieresis ö divide ÷ oslash ø ugrave ù uacute ú ucircumflex û udieresis ü yacute ý thorn þ " +
	"ydieresis ÿ dotlessi ı Lslash Ł lslash ł OE Œ oe œ Scaron Š scaron š Ydieresis Ÿ " +
	"Zcaron Ž zcaron ž florin ƒ circumflex ˆ caron ˇ breve ˘ dotaccent ˙ " +
	"ring ˚ ogonek ˛ thungarumlaut ˝ Alpha Α Beta Β Gamma Γ " +
	"Deltagreek Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο " +
	"Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omegagreek Ω " +
	"Iotadieresis Ϊ Upsilondieresis Ϋ alphatonos ά epsilontonos έ etatonos ή iotatonos ί " +
	"upsilondieresistonos ΰ alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ " +
	"lambda λ mugreek μ nu ν xi ξ omicron ο pi π rho ρ sigmafinal ς sigma σ tau τ upsilon υ phi φ chi χ " +
	"psi ψ omega ω endash – emdash — quoteleft ‘ quoteright ’ quotesinglbase ‚ quotedblleft “ " +
	"quotedblright ” quotedblbase „ dagger † daggerdbl ‡ bullet • ellipsis … perthousand ‰ " +
	"guilsinglleft ‹ guilsinglright › fraction ⁄ Euro € euro € trademark ™ arrowleft ← arrowup ↑ " +
	"arrowright → arrowdown ↓ partialdiff ∂ Delta ∆ increment ∆ product ∏ summation ∑ radical √ " +
	"squareroot √ infinity ∞ integral ∫ almostequal ≈ approxequal ≈ notequal ≠ lessequal ≤ " +
	"greaterequal ≥ blacksquare ■ filledbox ■ whitesquare □ lozenge ◊ circle ○ whitecircle ○ " +
	"blackcircle ● blackstar ★ checkmark ✓ f_i ﬁ fi ﬁ f_l ﬂ fl ﬂ"

// standardUpper is what the codes from 0xA1 on mean in StandardEncoding, a dot
// for nothing: below, it is ASCII but for the quotation marks.
const standardUpper = "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ.–†‡·.¶•‚„”»…‰.¿.`´ˆ˜¯˘˙¨.˚¸.˝˛ˇ—................Æ.ª....ŁØŒº.....æ...ı..łøœß...."
