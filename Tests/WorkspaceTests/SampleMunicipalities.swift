/// The municipalities of the sample network, as `config/networks/trondelag` has them.
enum SampleMunicipalities {
  /// Number, code, tile row and column, name, Sámi name, centre, region, population, 65+, 80+.
  static let table = """
    5001|TRD|6|2|Trondheim|Tråante|Trondheim|Trondheimsregionen|207595|30917|7075
    5006|STE|3|4|Steinkjer|Stïentje|Steinkjer|Innherred regionråd|24152|5483|1439
    5007|NAM|2|4|Namsos|Nåavmesjenjaelmie|Namsos|Namdal regionråd|15096|3218|792
    5014|FRØ|5|0|Frøya||Sistranda|IPR Trøndelag Sørvest|5204|886|237
    5020|OSE|3|3|Osen||Steinsdalen|Namdal regionråd; Fosen regionråd|925|284|73
    5021|OPP|9|0|Oppdal||Oppdal|Trøndelag Sør IKPR|6981|1581|379
    5022|REN|8|1|Rennebu||Berkåk|Trøndelag Sør IKPR; IPR Trøndelag Sørvest|2454|646|158
    5025|RØR|8|4|Røros|Rosse|Røros|Trøndelag Sør IKPR|5550|1421|330
    5026|HOL|8|3|Holtålen||Ålen|Trøndelag Sør IKPR|1968|535|133
    5027|MGA|8|2|Midtre Gauldal||Støren|Trøndelag Sør IKPR; Trondheimsregionen|6243|1283|358
    5028|MEL|7|2|Melhus||Melhus|Trøndelag Sør IKPR; Trondheimsregionen|16949|2997|750
    5029|SKA|6|1|Skaun||Børsa|IPR Trøndelag Sørvest; Trondheimsregionen|8367|1273|292
    5031|MAL|6|3|Malvik||Hommelvik|Værnesregionen; Trondheimsregionen|14334|2089|480
    5032|SEL|7|3|Selbu||Mebonden|Værnesregionen|4069|955|294
    5033|TYD|7|4|Tydal||Ås|Værnesregionen|759|227|77
    5034|MER|6|5|Meråker||Midtbygda|Værnesregionen|2413|600|147
    5035|STJ|6|4|Stjørdal||Stjørdalshalsen|Værnesregionen; Trondheimsregionen|24283|4589|1059
    5036|FRS|5|3|Frosta||Frosta|Værnesregionen|2609|594|170
    5037|LEV|5|4|Levanger|Levangke|Levanger|Innherred regionråd|20170|3957|970
    5038|VER|4|4|Verdal||Verdalsøra|Innherred regionråd|14986|3135|652
    5041|SNÅ|3|5|Snåsa|Snåase|Snåsa|Innherred regionråd|2054|514|157
    5042|LIE|3|6|Lierne||Sandvika|Namdal regionråd|1328|362|90
    5043|RØY|2|7|Røyrvik|Raarvihke|Røyrvik|Namdal regionråd|459|131|32
    5044|NSK|1|6|Namsskogan||Namsskogan|Namdal regionråd|846|243|77
    5045|GRO|2|6|Grong||Grong|Namdal regionråd|2347|576|176
    5046|HØY|1|5|Høylandet||Høylandet|Namdal regionråd|1215|322|88
    5047|OVE|2|5|Overhalla||Ranemsletta|Namdal regionråd|3865|744|191
    5049|FLA|2|3|Flatanger||Lauvsnes|Namdal regionråd|1100|288|63
    5052|LEK|0|4|Leka||Leknes|Namdal regionråd|563|167|45
    5053|IND|4|3|Inderøy||Straumen|Innherred regionråd|6764|1499|341
    5054|IFO|5|2|Indre Fosen||Årnset|Fosen regionråd; Trondheimsregionen|9948|2357|584
    5055|HEI|7|0|Heim||Kyrksæterøra|IPR Trøndelag Sørvest|5941|1486|375
    5056|HIT|6|0|Hitra||Fillan|IPR Trøndelag Sørvest|5140|1073|259
    5057|ØRL|5|1|Ørland||Brekstad|Fosen regionråd; IPR Trøndelag Sørvest|10306|2230|585
    5058|ÅFJ|4|2|Åfjord||Årnes|Fosen regionråd|4271|1091|289
    5059|ORK|7|1|Orkland||Orkanger|IPR Trøndelag Sørvest; Trondheimsregionen|18300|3981|1021
    5060|NÆR|1|4|Nærøysund||Kolvereid; Rørvik|Namdal regionråd|9581|1889|502
    5061|RIN|8|0|Rindal||Rindal|IPR Trøndelag Sørvest|1989|502|144
    """
}
